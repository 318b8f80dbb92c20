import type { Span } from '../../analysis/index';
import type { LanguageIndex } from '../language-index';
import { addCmrs } from './add-cmrs';
import { alignToBlocks } from './align-to-blocks';
import type { AtFinding, CodeAction } from './code-action';
import { allInclusiveEnds, inclusiveEnd } from './inclusive-end';
import { makeSnapshot } from './make-snapshot';
import { meantCode, meantWord } from './meant-word';
import { suppress } from './suppress';
import { switchProfile } from './switch-profile';

/** What may be done about one finding, the likeliest first. Adding one means one file and one line here. */
const fixes: readonly ((at: AtFinding) => readonly CodeAction[])[] = [meantWord, inclusiveEnd, alignToBlocks, addCmrs, switchProfile, suppress];

/** What may be done about the findings in a part of the text, and about all of it. */
export function codeActions(index: LanguageIndex, span: Span): readonly CodeAction[] {
  const found = index.reviews.flatMap((review) =>
    review.findings.filter(({ at, suppressed }) => suppressed === undefined && at.source === index.source && at.span.start <= span.end && at.span.end >= span.start).map((finding): AtFinding => ({ index, review, finding })),
  );
  return [...found.flatMap((at) => fixes.flatMap((fix) => fix(at))), ...meantCode(index, span), ...allInclusiveEnds(index), ...makeSnapshot(index, span)];
}
