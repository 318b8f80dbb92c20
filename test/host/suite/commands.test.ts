import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { scratchFile } from '../scratch';
import { FAILING_LOG, UNRELATED_LOG } from './support/texts';
import { activated, closeAll, codesOf, openFile, quietTime, replaceAll, reviewed, until, withSettings } from './support/workbench';

suite('commands', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  test('Review This File reviews what is not recognised by its language, from then on', async () => {
    await activated();
    const document = await openFile('dump.py', FAILING_LOG);
    await vscode.commands.executeCommand('tdxMemory.reviewFile');
    await reviewed(document);
    assert.ok(codesOf(document).includes('region-not-convertible'));
    await replaceAll(document, FAILING_LOG.replaceAll('0x0000000100000000-0x000000017fffffff', '0x0000000000100000-0x0000000000200fff'));
    await reviewed(document);
    assert.ok(!codesOf(document).includes('region-not-convertible'));
  });

  test('Review This File leaves a text without evidence alone', async () => {
    const api = await activated();
    const document = await openFile('application.log', UNRELATED_LOG);
    await vscode.commands.executeCommand('tdxMemory.reviewFile');
    assert.equal(api.resultOf(document.uri), undefined);
    assert.deepEqual(codesOf(document), []);
  });

  test('Review This File reads what is too large for VS Code to share, until its tab is closed', async () => {
    const api = await activated();
    const name = 'large.log';
    const uri = vscode.Uri.file(scratchFile(name));
    fs.writeFileSync(uri.fsPath, FAILING_LOG + UNRELATED_LOG.repeat(Math.ceil((51 * 1024 * 1024) / UNRELATED_LOG.length)));
    try {
      await withSettings({ 'workbench.editorLargeFileConfirmation': 1024 }, async () => {
        await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
        await until('its tab is open', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === name);
        assert.equal(vscode.window.activeTextEditor, undefined);
        await vscode.commands.executeCommand('tdxMemory.reviewFile');
        assert.equal(api.resultOf(uri)?.reviews[0]?.verdict.kind, 'fails');
        assert.ok(vscode.languages.getDiagnostics(uri).length > 0);
        assert.equal(api.statusText(), '$(error) TDX fails');
        await closeAll();
        await until('it is forgotten', () => api.resultOf(uri) === undefined);
        assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
      });
    } finally {
      fs.rmSync(uri.fsPath);
    }
  });

  test('a failure is told and not thrown', async () => {
    const api = await activated();
    const nowhere = vscode.Uri.file('/no/such/file.log');
    await vscode.commands.executeCommand('tdxMemory.reviewFile', nowhere);
    assert.equal(api.resultOf(nowhere), undefined);
  });

  test('Open Map opens nothing for an unrelated document', async () => {
    await activated();
    await openFile('application.log', UNRELATED_LOG);
    await vscode.commands.executeCommand('tdxMemory.openMap');
    await quietTime();
    assert.equal(vscode.window.tabGroups.all.length, 1);
  });

  test('without any editor the commands only say so', async () => {
    await activated();
    for (const id of ['tdxMemory.openMap', 'tdxMemory.reviewFile', 'tdxMemory.chooseProfile']) await vscode.commands.executeCommand(id);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0);
  });
});
