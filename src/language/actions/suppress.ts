import { isSnapshot, type AtFinding, type CodeAction } from './code-action';
import { itemAdded, type TextEdit } from './json-edit';

/** Stands where a person's reason belongs, and is selected then. */
const REASON = 'say why';

/** Accepts a finding: in a snapshot with a reason, else by the settings. */
export function suppress({ index, review, finding }: AtFinding): readonly CodeAction[] {
  const { code } = finding;
  // What is wrong with the snapshot itself is not a property of the host.
  if (code === 'snapshot-invalid') return [];
  if (!isSnapshot(review, index)) return [{ title: `Turn off ${code} in the settings`, kind: 'quick-fix', finding, change: { kind: 'turn-off', code } }];
  const edit = suppressionEdit(index.text, code, REASON);
  if (edit === undefined) return [];
  const start = edit.span.start + edit.text.lastIndexOf(REASON);
  return [{ title: `Accept ${code} on this host, with a reason`, kind: 'quick-fix', finding, change: { kind: 'edit', edits: [edit], select: { start, end: start + REASON.length } } }];
}

/** What accepts a finding in the text of a snapshot, for a reason that was given. Nothing where the text is no snapshot. */
export function suppressionEdit(text: string, code: string, reason: string): TextEdit | undefined {
  return itemAdded(text, ['suppress'], `{ "code": ${JSON.stringify(code)}, "reason": ${JSON.stringify(reason)} }`);
}
