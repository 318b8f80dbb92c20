import type { LineIndex, Place } from '../../base/span';
import type { Review } from '../../verdict/review';
import { code } from './escape';

/** What a report is made of: one review, with what turns its offsets into lines. */
export interface Reported {
  readonly review: Review;
  /** One index per source. */
  readonly lines: readonly LineIndex[];
  /** Every row and every finding, however many. */
  readonly full: boolean;
}

/** One part of a report, as lines; none where there is nothing to say. */
export type Section = (reported: Reported) => readonly string[];

/** `dmesg.log:12`, lines from 1. Folders are nobody's business in an issue thread. */
export function placeName({ source, span }: Place, { review, lines }: Reported): string {
  const line = lines[source]?.positionAt(span.start).line;
  return code(`${fileName(review.sources[source] ?? '')}${line === undefined ? '' : `:${line + 1}`}`);
}

/** A file's name without its folders; `-` is how standard input was asked for, not what it is. */
export function fileName(path: string): string {
  return path === '-' ? '<stdin>' : path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
