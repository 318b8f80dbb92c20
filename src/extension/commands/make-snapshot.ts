import * as vscode from 'vscode';
import type { NewDocument } from '../../language/index';
import { openDocument } from '../documents';
import type { Analysed } from '../language/analysed';
import { openUnsaved } from '../open-unsaved';
import type { Command } from './command';

/** Makes a snapshot beside the capture, unsaved: it is the user's to keep. */
export const makeSnapshot: Command = {
  id: 'tdxMemory.makeSnapshot',
  failure: vscode.l10n.t('The snapshot could not be made'),
  async run({ active, analysed }, uri = active.uri, wanted) {
    const document = uri && openDocument(uri);
    const found = document && analysed.of(document);
    const change = found && (isNewDocument(wanted) ? wanted : await snapshotOfCursor(found));
    const made = change && (await found.ask('newDocument', change));
    if (found === undefined || change === undefined || made === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to make a snapshot of: open a reviewed boot log or listing of a host first.'));
      return;
    }
    const shown = await openUnsaved(found.document.uri, change.name, made.text);
    const { start, end } = made.select ?? { start: 0, end: 0 };
    const selection = new vscode.Selection(shown.document.positionAt(start), shown.document.positionAt(end));
    shown.selection = selection;
    shown.revealRange(selection);
  },
};

function isNewDocument(value: unknown): value is NewDocument {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'create';
}

/** From the command palette: the boot at the cursor. */
async function snapshotOfCursor({ document, ask }: Analysed): Promise<NewDocument | undefined> {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const start = editor === undefined ? 0 : document.offsetAt(editor.selection.active);
  // Fixes of findings make documents too, with something in them changed.
  return (await ask('codeActions', { start, end: start }))?.map(({ change }) => change).filter(isNewDocument).find(({ cmrs }) => cmrs === undefined);
}
