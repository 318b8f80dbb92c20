import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { activated, closeAll, until } from './support/workbench';

interface Walkthrough {
  readonly steps: readonly { readonly description: string; readonly media: { readonly markdown: string } }[];
}

suite('hosts and first steps', () => {
  teardown(closeAll);

  test('the sample of a failing host opens as a document of its own, and fails', async () => {
    const api = await activated();
    await vscode.commands.executeCommand('tdxMemory.openSample');
    const document = await until('it is open', () => vscode.window.activeTextEditor?.document);
    const { reviews } = await until('it is reviewed', () => api.resultOf(document.uri));
    assert.equal(reviews[0]?.verdict.kind, 'fails');
    assert.equal(document.isUntitled, true);
  });

  test('the captures of the workspace are found, and one of them opens', async () => {
    const api = await activated();
    await vscode.commands.executeCommand('tdxMemory.findCaptures');
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'healthy-two-socket.log');
    await vscode.commands.executeCommand('tdxMemory.openCapture', uri);
    const { reviews } = await until('it is reviewed', () => api.resultOf(uri));
    assert.equal(reviews[0]?.verdict.kind, 'passes');
  });

  test('every step of the walkthrough has its page and leads to a command that there is', async () => {
    const extension = vscode.extensions.getExtension('tdx-memory-review.tdx-memory-review');
    assert.ok(extension);
    const { contributes } = extension.packageJSON as { contributes: { walkthroughs: readonly Walkthrough[] } };
    const known = new Set(await vscode.commands.getCommands());
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.equal(steps.length, 5);
    for (const { description, media } of steps) {
      assert.ok(fs.existsSync(path.join(extension.extensionPath, media.markdown)), media.markdown);
      const commands = [...description.matchAll(/\(command:([^)]+)\)/g)].map(([, command]) => command ?? '');
      assert.deepEqual(commands.filter((command) => !known.has(command)), []);
      assert.equal(commands.length, 1);
    }
  });
});
