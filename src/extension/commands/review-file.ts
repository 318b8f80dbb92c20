import * as vscode from 'vscode';
import { baseName, openDocument } from '../documents';
import { mainReview, type Reviewed } from '../reviewed';
import type { ReviewableDocument } from '../reviewer';
import { summaryText } from '../verdict-text';
import type { Command, Services } from './command';

/** A text must fit into one string. */
const MAX_BYTES = 256 * 1024 * 1024;

export const reviewFile: Command = {
  id: 'tdxMemory.reviewFile',
  failure: 'The file could not be reviewed',
  async run(services, uri = services.active.uri) {
    if (uri === undefined) {
      void vscode.window.showInformationMessage('Open the file to review first.');
      return;
    }
    const name = baseName(uri);
    const reviewed = services.reviewer.request(await documentOf(uri));
    if (reviewed === undefined) {
      void vscode.window.showInformationMessage(
        `${name} holds nothing to review: no memory map, no CMRs and no line of the kernel's TDX code. A boot log is captured with journalctl -k -b.`,
      );
    } else {
      announce(name, reviewed, services);
    }
  },
};

/** Not waited for: the command is done when the summary is on screen. */
function announce(name: string, reviewed: Reviewed, { map }: Services): void {
  const show = mainReview(reviewed).verdict.kind === 'fails' ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  void show(summaryText(name, reviewed), 'Open Map').then((answer) => {
    if (answer !== undefined) map.open(reviewed.uri, { preserveFocus: false });
  });
}

/** VS Code shares no file above 50 MB with extensions: such a file is read from disk. */
async function documentOf(uri: vscode.Uri): Promise<ReviewableDocument> {
  const open = openDocument(uri);
  if (open !== undefined) return open;
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MAX_BYTES) throw new Error(`it has ${Math.round(size / 1024 / 1024)} MB; ${MAX_BYTES / 1024 / 1024} MB is the most. Cut it to the boot you mean.`);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return { uri, languageId: 'plaintext', version: 0, getText: () => text };
}
