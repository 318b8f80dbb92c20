import * as vscode from 'vscode';
import type { Command } from './command';

/** Selects what an action has just written and a person has to finish. */
export const selectText: Command = {
  id: 'tdxMemory.select',
  failure: vscode.l10n.t('The new text could not be selected'),
  run(_services, uri, start, end) {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri?.toString());
    if (editor === undefined || typeof start !== 'number' || typeof end !== 'number') return;
    const selection = new vscode.Selection(editor.document.positionAt(start), editor.document.positionAt(end));
    editor.selection = selection;
    editor.revealRange(selection);
  },
};
