import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID, activated, closeAll, openFile } from './support/workbench';
import { UNRELATED_LOG } from './support/texts';

suite('activation', () => {
  teardown(closeAll);

  test('a log activates the extension by itself', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    await openFile('application.log', UNRELATED_LOG);
    await activated();
    assert.equal(extension.isActive, true);
  });

  test('every command of the manifest is there', async () => {
    await activated();
    const commands = await vscode.commands.getCommands(true);
    for (const id of ['tdxMemory.openMap', 'tdxMemory.reviewFile', 'tdxMemory.chooseProfile']) assert.ok(commands.includes(id), id);
  });
});
