import * as vscode from 'vscode';
import type { Command } from './command';

/** A failing host to try everything on: a document of its own, so that nothing of it can be lost. */
export const openSample: Command = {
  id: 'tdxMemory.openSample',
  failure: vscode.l10n.t('The sample could not be opened'),
  async run({ extensionUri }) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'samples', 'emerald-rapids-fragmented.log'));
    const document = await vscode.workspace.openTextDocument({ language: 'log', content: new TextDecoder().decode(bytes) });
    await vscode.window.showTextDocument(document, { preview: false });
  },
};
