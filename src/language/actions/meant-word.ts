import { checks, nearestOf, readConfig, type Span } from '../../analysis/index';
import type { LanguageIndex } from '../language-index';
import { isSnapshot, type AtFinding, type CodeAction } from './code-action';
import { fieldsReplaced, type TextEdit } from './json-edit';

/** Replaces a field's name or a word that a snapshot does not know by what was most likely meant. */
export function meantWord({ review, finding }: AtFinding): readonly CodeAction[] {
  if (finding.code !== 'snapshot-invalid') return [];
  const { source, span } = finding.at;
  const problem = review.problems.find(({ at }) => at.source === source && at.span.start === span.start && at.span.end === span.end);
  return replacements(problem?.meant ?? [], (word) => [{ span, text: JSON.stringify(word) }]).map((action): CodeAction => ({ ...action, finding }));
}

/** Corrects the code of a finding that a snapshot accepts and no check makes. Not a finding: a later version may have such a check. */
export function meantCode(index: LanguageIndex, { start, end }: Span): readonly CodeAction[] {
  const codes = checks.map(({ code }) => code);
  return index.reviews.flatMap((review) => {
    if (!isSnapshot(review, index)) return [];
    const unknown = review.host.suppressions.filter(({ code, at }) => at.span.start <= end && at.span.end >= start && !codes.includes(code));
    return unknown.flatMap(({ code, at }) => replacements(nearestOf(code, codes), (word) => fieldsReplaced(index.text, at.span.start, { code: JSON.stringify(word) })));
  });
}

/** The same in a `tdxmem.config.json`. */
export function configActions(text: string, { start, end }: Span): readonly CodeAction[] {
  const mistakes = readConfig(text).complaints.filter(({ span }) => span.start <= end && span.end >= start);
  return mistakes.flatMap(({ span, meant = [] }) => replacements(meant, (word) => [{ span, text: JSON.stringify(word) }]));
}

function replacements(meant: readonly string[], editsFor: (word: string) => readonly TextEdit[]): readonly CodeAction[] {
  return meant.map((word): CodeAction => ({ title: `Replace by "${word}"`, kind: 'quick-fix', ...(meant.length === 1 && { preferred: true }), change: { kind: 'edit', edits: editsFor(word) } }));
}
