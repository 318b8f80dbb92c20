import type { LineIndex } from '../base/span';
import type { Review } from '../verdict/review';
import { findings } from './markdown/findings';
import { heading } from './markdown/heading';
import { kernels } from './markdown/kernels';
import { cmrs, hotAdded, hotplug, regions } from './markdown/memory';
import { missing, remedies } from './markdown/remedies';
import type { Section } from './markdown/section';
import { tdmrs } from './markdown/tdmrs';

/** What happened and what to do first, then what it is made of. */
const SECTIONS: readonly Section[] = [heading, kernels, findings, remedies, missing, tdmrs, cmrs, regions, hotAdded, hotplug];

/**
 * One review as Markdown, for an issue thread: what a maintainer asks for in one paste. Text of the dump has no meaning in it.
 * @param lines One index per source of the review.
 */
export function markdownReport(review: Review, lines: readonly LineIndex[], { full = false }: { readonly full?: boolean } = {}): string {
  const parts = SECTIONS.map((section) => section({ review, lines, full }));
  return `${parts.filter((part) => part.length > 0).map((part) => part.join('\n')).join('\n\n')}\n`;
}
