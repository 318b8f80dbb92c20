import { profileById, type ProfileId, type Run } from '../../analysis/index';
import { isSnapshot, type AtFinding, type CodeAction } from './code-action';
import { fieldSet, type TextEdit } from './json-edit';

/** Findings that another kernel may not have. */
const CODES: ReadonlySet<string> = new Set(['reserved-areas-exhausted', 'reserved-areas-near-limit', 'tdmrs-exhausted', 'region-not-convertible', 'region-partly-convertible', 'hot-added-before-init', 'initialisation-failed', 'prediction-mismatch', 'pamt-outside-cmrs']);

/** Reviews under a kernel whose outcome is another one: those that pass. */
export function switchProfile({ index, review, finding }: AtFinding): readonly CodeAction[] {
  if (!CODES.has(finding.code) || review.run === undefined) return [];
  const { outcome } = review.run;
  const others = review.runs.filter((run) => run.profile !== review.profile.id && run.outcome !== outcome && run.outcome === 'passes' && profileById(run.profile).initialises !== 'never');
  return others.flatMap((run: Run): readonly CodeAction[] => {
    const title = `Review as ${profileById(run.profile).title}, where it passes`;
    if (!isSnapshot(review, index)) return [{ title, kind: 'quick-fix', finding, change: { kind: 'profile', profile: run.profile } }];
    const edit = profileEdit(index.text, run.profile);
    return edit === undefined ? [] : [{ title, kind: 'quick-fix', finding, change: { kind: 'edit', edits: [edit] } }];
  });
}

/** What makes a snapshot ask for a kernel profile. Nothing where the text is no snapshot. */
export function profileEdit(text: string, profile: ProfileId | 'auto'): TextEdit | undefined {
  return fieldSet(text, ['host', 'kernelProfile'], JSON.stringify(profile));
}
