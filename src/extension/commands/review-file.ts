import * as vscode from 'vscode';
import { baseName } from '../documents';
import { readSourceDocument } from '../source-document';
import { announce } from './announce';
import type { Command } from './command';

export const reviewFile: Command = {
  id: 'tdxMemory.reviewFile',
  failure: vscode.l10n.t('The file could not be reviewed'),
  async run({ reviewer, active, map }, uri = active.uri) {
    if (uri === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open the file to review first.'));
      return;
    }
    // VS Code shares no file above 50 MB with extensions: such a file is read from disk.
    const reviewed = await reviewer.request(await readSourceDocument(uri));
    if (reviewed !== undefined) return announce(reviewed, map);
    void vscode.window.showInformationMessage(
      vscode.l10n.t("{0} holds nothing to review: no memory map, no CMRs and no line of the kernel's TDX code. A boot log is captured with journalctl -k -b.", baseName(uri)),
    );
  },
};
