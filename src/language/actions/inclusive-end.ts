import { hex, PAGE_SIZE, sizeOf, type RangedFact } from '../../analysis/index';
import type { LanguageIndex } from '../language-index';
import { tokensOf } from '../tokens';
import { isSnapshot, type AtFinding, type CodeAction } from './code-action';
import { fieldsReplaced, type TextEdit } from './json-edit';

/** Findings that an end which was taken as inclusive leads to. */
const CODES: ReadonlySet<string> = new Set(['region-page-unaligned', 'cmr-list-invalid']);

/** Moves the end of a range one byte up, where that makes whole pages. */
export function inclusiveEnd({ index, finding }: AtFinding): readonly CodeAction[] {
  if (!CODES.has(finding.code)) return [];
  const one = index.here.find(({ fact }) => fact.at.span.start === finding.at.span.start && isOneShort(fact));
  const edits = one === undefined ? [] : editsOf(one.fact, index);
  if (one === undefined || edits.length === 0) return [];
  const end = one.fact.range.end + 1;
  return [{ title: `Move the end one byte up, to ${hex(end)}: it was an inclusive one`, kind: 'quick-fix', finding, preferred: true, change: { kind: 'edit', edits } }];
}

/** The same for every such range of the text: an end on the last byte of a page is never meant. */
export function allInclusiveEnds(index: LanguageIndex): readonly CodeAction[] {
  const edits = index.here.filter(({ fact }) => isOneShort(fact)).flatMap(({ fact }) => editsOf(fact, index));
  return edits.length === 0 ? [] : [{ title: 'Correct all ends that were taken as inclusive', kind: 'fix-all', change: { kind: 'edit', edits } }];
}

function isOneShort({ range }: RangedFact): boolean {
  return range.start % PAGE_SIZE === 0 && (range.end + 1) % PAGE_SIZE === 0;
}

function editsOf(fact: RangedFact, index: LanguageIndex): readonly TextEdit[] {
  const { text, reviews } = index;
  const [review] = reviews;
  if (review !== undefined && isSnapshot(review, index)) return fieldsReplaced(text, fact.at.span.start, { size: `"${hex(sizeOf(fact.range) + 1)}"` });
  // Of what a kernel prints nothing is changed but lists that people type themselves.
  if (fact.kind !== 'cmr') return [];
  for (const token of tokensOf(text, fact.at.span)) {
    if (token.kind !== 'range') continue;
    const digits = token.last.end - token.last.start - '0x'.length;
    return [{ span: token.last, text: `0x${(fact.range.end + 1).toString(16).padStart(digits, '0')}` }];
  }
  return [];
}
