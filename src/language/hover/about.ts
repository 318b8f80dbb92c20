import type { Place } from '../../analysis/index';
import type { BootIndex, LanguageIndex } from '../language-index';
import type { Inline } from '../markup';

/** What a hover is made from. */
export interface About {
  readonly index: LanguageIndex;
  /** The boot that the words under the cursor tell of. */
  readonly boot: BootIndex;
}

/** `dmesg.log:12`, leading there. */
export function placeLink({ source, span }: Place, { index, boot }: About): Inline {
  const line = (index.lines[source]?.positionAt(span.start).line ?? 0) + 1;
  return { text: `${boot.review.sources[source] ?? ''}:${line}`, place: { source, span } };
}
