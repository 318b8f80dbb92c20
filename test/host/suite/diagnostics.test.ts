import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FAILING_LOG, UNRELATED_LOG, WORKING_LOG } from './support/texts';
import { activated, closeAll, codesOf, diagnosticsOf, openFile, quietTime, replaceAll, reviewed, until, withSettings } from './support/workbench';

/** Of the findings of the failing log, the one that follows from its CMRs and the one that it reports itself. */
const TOLD = ['region-not-convertible', 'initialisation-failed'];

suite('diagnostics', () => {
  teardown(closeAll);

  test('a failing boot log: code, severity, range and the other line', async () => {
    const document = await openFile('dmesg.log', FAILING_LOG);
    await reviewed(document);
    assert.deepEqual(diagnosticsOf(document).filter(({ code }) => TOLD.includes(String(code))), [
      { code: 'region-not-convertible', severity: 'Error', range: '2:15-2:76', related: ['3:15-3:52'] },
      { code: 'initialisation-failed', severity: 'Error', range: '5:25-5:59', related: ['4:25-4:97'] },
    ]);
  });

  test('every finding of every boot is shown once', async () => {
    const document = await openFile('journal.log', FAILING_LOG + FAILING_LOG);
    const { reviews } = await reviewed(document);
    assert.equal(reviews.length, 2);
    assert.deepEqual(codesOf(document), reviews.flatMap(({ findings }) => findings.map(({ code }) => code)));
    assert.deepEqual(diagnosticsOf(document).filter(({ code }) => code === 'initialisation-failed').map(({ range }) => range), ['5:25-5:59', '11:25-11:59']);
  });

  test('a code leads to the page that explains it', async () => {
    const document = await openFile('dmesg.log', FAILING_LOG);
    await reviewed(document);
    const code = vscode.languages.getDiagnostics(document.uri).map((diagnostic) => diagnostic.code).find((one) => typeof one === 'object' && one.value === 'region-not-convertible');
    assert.ok(typeof code === 'object');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), /^# Memory lies in no CMR\n\n`region-not-convertible`, error\n\n\*\*When\*\*: /);
    assert.equal(page.languageId, 'markdown');
  });

  test('an unrelated log gets none, and no review', async () => {
    const api = await activated();
    const document = await openFile('application.log', UNRELATED_LOG);
    await quietTime();
    assert.equal(api.resultOf(document.uri), undefined);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  test('a dump in plain text or in a .dmesg file is recognised by what it holds; source code is not looked at', async () => {
    await activated();
    for (const [name, language] of [['capture.txt', 'plaintext'], ['server.dmesg', 'tdx-memory-dump']] as const) {
      const document = await openFile(name, FAILING_LOG);
      assert.equal(document.languageId, language);
      await reviewed(document);
      assert.ok(codesOf(document).includes('region-not-convertible'), name);
    }
    const script = await openFile('dump.py', FAILING_LOG);
    await quietTime();
    assert.deepEqual(diagnosticsOf(script), []);
  });

  test('they go when the evidence goes, and when the document is closed', async () => {
    const api = await activated();
    const document = await openFile('dmesg.log', FAILING_LOG);
    await reviewed(document);
    await replaceAll(document, UNRELATED_LOG);
    await until('the document is no longer recognised', () => api.resultOf(document.uri) === undefined);
    assert.deepEqual(diagnosticsOf(document), []);
    await replaceAll(document, FAILING_LOG);
    await reviewed(document);
    assert.ok(diagnosticsOf(document).length > 0);
    await closeAll();
    await until('the document is closed', () => document.isClosed);
    assert.equal(api.resultOf(document.uri), undefined);
    assert.deepEqual(diagnosticsOf(document), []);
  });

  test('the setting changes a severity or turns a finding off, at once', async () => {
    const document = await openFile('dmesg.log', FAILING_LOG);
    await reviewed(document);
    const before = diagnosticsOf(document);
    await withSettings({ 'tdxMemory.severity': { 'region-not-convertible': 'hint', 'initialisation-failed': 'off' } }, async () => {
      const expected = before
        .filter(({ code }) => code !== 'initialisation-failed')
        .map((one) => (one.code === 'region-not-convertible' ? { ...one, severity: 'Hint' } : one));
      await until('the setting has taken effect', () => diagnosticsOf(document).length < before.length);
      assert.deepEqual(diagnosticsOf(document), expected);
    });
    await until('the setting is gone', () => diagnosticsOf(document).length === before.length);
    assert.deepEqual(diagnosticsOf(document), before);
  });

  test('a boot where TDX came up has no error', async () => {
    const document = await openFile('dmesg.log', WORKING_LOG);
    await reviewed(document);
    assert.deepEqual(diagnosticsOf(document).filter(({ severity }) => severity === 'Error'), []);
  });
});
