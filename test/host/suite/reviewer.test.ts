import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FAILING_LOG } from './support/texts';
import { activated, closeAll, diagnosticsOf, openFile, quietTime, replaceAll, reviewed, until, withSettings } from './support/workbench';

suite('reviews', () => {
  teardown(closeAll);

  test('of several quick edits only the last is reviewed', async () => {
    const api = await activated();
    const document = await openFile('dmesg.log', FAILING_LOG);
    await reviewed(document);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(0, 35, 0, 35);
    const versions: (number | undefined)[] = [];
    const listener = api.onDidReview((uri) => versions.push(api.resultOf(uri)?.version));
    try {
      // Not waited for one by one: on a slow machine that alone would be a pause.
      await Promise.all(['.', '1', '2', '3'].map((text) => vscode.commands.executeCommand('type', { text })));
      const { version, reviews } = await reviewed(document);
      await quietTime();
      assert.deepEqual(versions, [version]);
      assert.match(reviews[0]?.host.kernelRelease?.value ?? '', /\.123/);
    } finally {
      listener.dispose();
    }
  });

  test('a document that is closed before its turn leaves nothing behind', async () => {
    const api = await activated();
    const document = await openFile('dmesg.log', FAILING_LOG);
    await reviewed(document);
    await replaceAll(document, FAILING_LOG + FAILING_LOG);
    await closeAll();
    await quietTime();
    assert.equal(api.resultOf(document.uri), undefined);
    assert.deepEqual(diagnosticsOf(document), []);
  });

  test('the kernel profile comes from the evidence, from the setting, and back', async () => {
    const api = await activated();
    const document = await openFile('dmesg.log', FAILING_LOG);
    const profile = (): unknown => api.resultOf(document.uri)?.reviews[0]?.profile.id;
    await reviewed(document);
    assert.equal(profile(), 'linux-6.8');
    await withSettings({ 'tdxMemory.kernelProfile': 'cmr-v8' }, async () => {
      await until('the setting has taken effect', () => profile() === 'cmr-v8');
    });
    await until('the evidence decides again', () => profile() === 'linux-6.8');
  });
});
