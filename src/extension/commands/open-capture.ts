import * as vscode from 'vscode';
import { readSourceDocument } from '../source-document';
import type { Command } from './command';

/** From the list of hosts: a document is opened and reviewed, a host shows its map. */
export const openCapture: Command = {
  id: 'tdxMemory.openCapture',
  failure: vscode.l10n.t('The capture could not be opened'),
  async run({ reviewer, map }, uri) {
    if (uri === undefined) return;
    if (reviewer.of(uri)?.kind === 'host') {
      map.open(uri, { preserveFocus: false });
      return;
    }
    await vscode.commands.executeCommand('vscode.open', uri);
    if (reviewer.resultOf(uri) === undefined) await reviewer.request(await readSourceDocument(uri));
  },
};
