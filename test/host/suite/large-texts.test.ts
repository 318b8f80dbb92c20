import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FAILING_LOG } from './support/texts';
import { activated, closeAll, diagnosticsOf, openFile, reviewed } from './support/workbench';

/** The failing host, and behind it half a megabyte of a log that says nothing of memory. */
const LARGE_LOG = FAILING_LOG + '[   10.000000] usb 1-1: new high-speed USB device number 2\n'.repeat(9000);

suite('large texts', () => {
  teardown(closeAll);

  test('are reviewed and asked about in a thread of their own', async () => {
    const api = await activated();
    const small = await openFile('small.log', FAILING_LOG);
    await reviewed(small);
    const expected = diagnosticsOf(small);
    assert.ok(expected.length > 0);
    const document = await openFile('large.log', LARGE_LOG);
    await reviewed(document);
    assert.equal(api.threadState(), 'running');
    assert.deepEqual(diagnosticsOf(document), expected);
    const cmr = document.positionAt(LARGE_LOG.indexOf('0x6f800000'));
    const ask = <T>(command: string, ...rest: readonly unknown[]) => vscode.commands.executeCommand<T[]>(command, document.uri, ...rest);
    const [hover] = await ask<vscode.Hover>('vscode.executeHoverProvider', cmr);
    assert.ok(hover);
    const lenses = await ask<vscode.CodeLens>('vscode.executeCodeLensProvider');
    assert.ok(lenses.length > 0);
    assert.ok((await ask<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider')).length > 0);
  });

  test('of edits that follow each other while one is reviewed the last one counts', async () => {
    const api = await activated();
    const document = await openFile('large.log', LARGE_LOG);
    await reviewed(document);
    for (const release of ['6.1.1', '6.1.2', '6.1.3']) {
      const edit = new vscode.WorkspaceEdit();
      const line = document.lineAt(0);
      edit.replace(document.uri, line.range, `[    0.000000] Linux version ${release} (builder@host)`);
      await vscode.workspace.applyEdit(edit);
      // Longer than the pause in typing: the review has begun.
      await new Promise((resolve) => void setTimeout(resolve, 210));
    }
    const { reviews } = await reviewed(document);
    assert.equal(reviews[0]?.host.kernelRelease?.value, '6.1.3');
    assert.equal(api.threadState(), 'running');
  });
});
