import { cmrsIfWhole, count } from '../../analysis/index';
import { isSnapshot, type AtFinding, type CodeAction } from './code-action';
import { fieldSet } from './json-edit';
import { snapshotName } from './make-snapshot';
import { EMPTY_LIST } from './new-document';

/** Puts a list of CMRs into a snapshot: that of another boot, or an empty one to be filled in by hand. */
export function addCmrs({ index, review, finding }: AtFinding): readonly CodeAction[] {
  if (finding.code !== 'cmr-list-missing') return [];
  if (!isSnapshot(review, index)) {
    // CMRs are fixed by firmware: those of one boot are those of the next, unless the BIOS or the memory changed between.
    const from = index.reviews.findLastIndex(({ host }) => cmrsIfWhole(host) !== undefined);
    const length = index.reviews[from]?.host.cmrs?.list.length;
    const title = length === undefined ? 'Make a snapshot with a place for the CMR list' : `Make a snapshot with the ${count(length, 'CMR')} of another boot`;
    return [{ title, kind: 'quick-fix', finding, change: { kind: 'create', name: snapshotName(review), review: index.reviews.indexOf(review), cmrs: length === undefined ? 'empty' : { from } } }];
  }
  const edit = fieldSet(index.text, ['cmrs'], EMPTY_LIST);
  if (edit === undefined) return [];
  const at = edit.span.start + edit.text.lastIndexOf(EMPTY_LIST) + 1;
  return [{ title: 'Add a CMR list to be filled in', kind: 'quick-fix', finding, change: { kind: 'edit', edits: [edit], select: { start: at, end: at } } }];
}
