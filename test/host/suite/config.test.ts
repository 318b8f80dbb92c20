import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { scratchFile } from '../scratch';
import { SlowFiles } from './support/slow-files';
import { FAILING_LOG, WORKING_LOG } from './support/texts';
import { activated, closeAll, codesOf, diagnosticsOf, openAt, pause, plainRange, quietTime, replaceAll, reviewed, until, withSettings } from './support/workbench';

/** Files in a new folder that no workspace folder holds: looked for up to the root, as on the command line. */
function folderWith(files: Readonly<Record<string, string>>): vscode.Uri {
  const folder = scratchFile('captures');
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return vscode.Uri.file(folder);
}

function config(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

function severityOf(document: vscode.TextDocument, wanted: string): string | undefined {
  return diagnosticsOf(document).find(({ code }) => code === wanted)?.severity;
}

/** What a configuration is told to have wrong: `range: message`. */
function mistakesIn(uri: vscode.Uri): readonly string[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'TDX Memory').map(({ range, message }) => `${plainRange(range)}: ${message}`);
}

/** Changes files until it is seen: VS Code's watcher of a folder begins some time after it was asked for. */
async function seen(what: string, change: () => void, isSeen: () => boolean): Promise<void> {
  for (let tries = 0; tries < 8 && !isSeen(); tries += 1) {
    change();
    for (let waited = 0; waited < 60 && !isSeen(); waited += 1) await pause(20);
  }
  assert.ok(isSeen(), `It was never seen that ${what}.`);
}

suite('tdxmem.config.json', () => {
  teardown(closeAll);

  test('the nearest one turns a finding off, changes a severity and accepts by pattern, in the review itself', async () => {
    const folder = folderWith({
      'tdxmem.config.json': config({ severity: { 'region-not-convertible': 'off' } }),
      'lab/tdxmem.config.json': config({
        extends: '../common.json',
        severity: { 'region-not-convertible': 'information' },
        suppress: [{ code: 'initialisation-failed', reason: 'known', files: ['old/**'] }],
      }),
      'common.json': config({ kernelProfile: 'cmr-v8', severity: { 'region-not-convertible': 'error' } }),
      'dmesg.log': FAILING_LOG,
      'lab/new/dmesg.log': FAILING_LOG,
      'lab/old/dmesg.log': FAILING_LOG,
    });
    const above = await openAt(vscode.Uri.joinPath(folder, 'dmesg.log'));
    const { reviews } = await reviewed(above);
    assert.equal(codesOf(above).includes('region-not-convertible'), false);
    assert.equal(reviews[0]?.findings.some(({ code }) => code === 'region-not-convertible'), false);
    assert.equal(reviews[0]?.verdict.kind, 'fails');
    assert.equal(severityOf(above, 'initialisation-failed'), 'Error');

    const fresh = await openAt(vscode.Uri.joinPath(folder, 'lab/new/dmesg.log'));
    assert.equal((await reviewed(fresh)).reviews[0]?.profile.id, 'cmr-v8');
    assert.equal(severityOf(fresh, 'region-not-convertible'), 'Information');
    assert.equal(severityOf(fresh, 'initialisation-failed'), 'Error');

    const old = await openAt(vscode.Uri.joinPath(folder, 'lab/old/dmesg.log'));
    const accepted = (await reviewed(old)).reviews[0]?.findings.filter(({ suppressed }) => suppressed !== undefined) ?? [];
    assert.deepEqual(accepted.map(({ code, suppressed }) => [code, suppressed?.reason]), [['initialisation-failed', 'known']]);
    assert.equal(severityOf(old, 'initialisation-failed'), undefined);
  });

  test('an edit of it counts before it is saved, and closing without saving takes it back', async () => {
    const folder = folderWith({ 'tdxmem.config.json': config({ severity: {} }), 'dmesg.log': FAILING_LOG });
    const document = await openAt(vscode.Uri.joinPath(folder, 'dmesg.log'));
    await reviewed(document);
    assert.equal(severityOf(document, 'region-not-convertible'), 'Error');
    const editor = await openAt(vscode.Uri.joinPath(folder, 'tdxmem.config.json'));
    await replaceAll(editor, config({ severity: { 'region-not-convertible': 'warning' } }));
    await until('the finding is a warning', () => severityOf(document, 'region-not-convertible') === 'Warning');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('the finding is an error again', () => severityOf(document, 'region-not-convertible') === 'Error');
  });

  test('one that comes, changes and goes on disk is seen, also where another builds on it', async () => {
    const folder = folderWith({ 'dmesg.log': FAILING_LOG });
    const at = (name: string): string => path.join(folder.fsPath, name);
    const document = await openAt(vscode.Uri.joinPath(folder, 'dmesg.log'));
    await reviewed(document);
    const told = (severity: string) => () => severityOf(document, 'region-not-convertible') === severity;
    fs.writeFileSync(at('common.json'), config({ severity: { 'region-not-convertible': 'warning' } }));
    await seen('a configuration came', () => fs.writeFileSync(at('tdxmem.config.json'), config({ extends: 'common.json' })), told('Warning'));
    await seen('what it builds on changed', () => fs.writeFileSync(at('common.json'), config({ severity: { 'region-not-convertible': 'information' } })), told('Information'));
    await seen('it went', () => fs.rmSync(at('tdxmem.config.json'), { force: true }), told('Error'));
  });

  test('a mistake is told at its place, and such a configuration hides nothing until it is mended', async () => {
    const wrong = config({ severity: { 'region-not-convertible': 'off', 'initialisation-fialed': 'off' } });
    const folder = folderWith({ 'tdxmem.config.json': config({ extends: 'common.json' }), 'common.json': wrong, 'dmesg.log': FAILING_LOG });
    const common = vscode.Uri.joinPath(folder, 'common.json');
    const document = await openAt(vscode.Uri.joinPath(folder, 'dmesg.log'));
    await reviewed(document);
    assert.equal(severityOf(document, 'region-not-convertible'), 'Error');
    await until('the mistake is told', () => mistakesIn(common).length > 0);
    assert.deepEqual(mistakesIn(common), [
      '3:4-3:27: `initialisation-fialed` is not the code of a finding; did you mean `initialisation-failed`? Until it is mended, reviews go on as if there were no configuration.',
    ]);
    const editor = await openAt(common);
    await replaceAll(editor, wrong.replace('fialed', 'failed'));
    await until('both are off', () => !codesOf(document).includes('region-not-convertible') && !codesOf(document).includes('initialisation-failed'));
    assert.deepEqual(mistakesIn(common), []);
  });

  test('a change of it has documents reviewed that it concerns, and no others', async () => {
    const folder = folderWith({ 'a/tdxmem.config.json': config({ extends: '../common.json' }), 'common.json': config({ severity: {} }), 'a/dmesg.log': FAILING_LOG, 'b/dmesg.log': FAILING_LOG });
    const api = await activated();
    const [concerned, other] = [await openAt(vscode.Uri.joinPath(folder, 'a/dmesg.log')), await openAt(vscode.Uri.joinPath(folder, 'b/dmesg.log'))];
    await reviewed(concerned);
    await reviewed(other);
    const heard: string[] = [];
    const listener = api.onDidReview((uri) => heard.push(uri.toString()));
    try {
      await replaceAll(await openAt(vscode.Uri.joinPath(folder, 'common.json')), config({ severity: { 'region-not-convertible': 'off' } }));
      await until('the finding is off', () => !codesOf(concerned).includes('region-not-convertible'));
      await quietTime();
      assert.deepEqual([heard.includes(concerned.uri.toString()), heard.includes(other.uri.toString())], [true, false]);
      // One that comes nearer concerns those that had looked there.
      await seen('there is one now', () => fs.writeFileSync(vscode.Uri.joinPath(folder, 'b/tdxmem.config.json').fsPath, config({ severity: { 'region-not-convertible': 'off' } })), () => !codesOf(other).includes('region-not-convertible'));
    } finally {
      listener.dispose();
    }
  });

  test('what is nearly right is mended by an edit', async () => {
    await activated();
    const folder = folderWith({ 'tdxmem.config.json': config({ failOm: 'error', severity: { 'initialisation-fialed': 'off' } }) });
    const document = await openAt(vscode.Uri.joinPath(folder, 'tdxmem.config.json'));
    await until('both mistakes are told', () => mistakesIn(document.uri).length === 2);
    for (const wanted of ['Replace by "failOn"', 'Replace by "initialisation-failed"']) {
      const [mistake] = vscode.languages.getDiagnostics(document.uri);
      assert.ok(mistake);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, mistake.range, vscode.CodeActionKind.QuickFix.value);
      const [fix] = actions.filter(({ title }) => title === wanted);
      assert.ok(fix?.edit);
      assert.equal(fix.isPreferred, true);
      assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
      await until('the mistake is gone', () => !mistakesIn(document.uri).some((told) => told.startsWith(plainRange(mistake.range))));
    }
    assert.deepEqual(JSON.parse(document.getText()), { failOn: 'error', severity: { 'initialisation-failed': 'off' } });
  });

  test('an open one has its mistakes told without any capture, and once', async () => {
    await activated();
    const folder = folderWith({ 'tdxmem.config.json': config({ severitty: {} }) });
    const { uri } = await openAt(vscode.Uri.joinPath(folder, 'tdxmem.config.json'));
    await until('the mistake is told', () => mistakesIn(uri).length > 0);
    await pause(1000);
    assert.deepEqual(vscode.languages.getDiagnostics(uri).map(({ source }) => source), ['TDX Memory']);
    await closeAll();
    await until('a closed one that nothing is reviewed with is silent', () => mistakesIn(uri).length === 0);
  });

  test('a kernel profile that someone chose stands above it, also the automatic one', async () => {
    const api = await activated();
    const folder = folderWith({ 'tdxmem.config.json': config({ kernelProfile: 'cmr-v8' }), 'dmesg.log': FAILING_LOG });
    const document = await openAt(vscode.Uri.joinPath(folder, 'dmesg.log'));
    const profile = (): unknown => api.resultOf(document.uri)?.reviews[0]?.profile.id;
    await reviewed(document);
    assert.equal(profile(), 'cmr-v8');
    await withSettings({ 'tdxMemory.kernelProfile': 'linux-7.1' }, async () => {
      await until('the setting has taken effect', () => profile() === 'linux-7.1');
    });
    await until('the configuration decides again', () => profile() === 'cmr-v8');
    await vscode.commands.executeCommand('tdxMemory.chooseProfile', document.uri, 'auto');
    assert.equal(profile(), 'linux-6.8');
  });

  test('of captures of one host the first gives the profile, and each its severities', async () => {
    const api = await activated();
    const folder = folderWith({
      'a/tdxmem.config.json': config({ kernelProfile: 'cmr-v8' }),
      'a/dmesg.log': FAILING_LOG,
      'b/tdxmem.config.json': config({ kernelProfile: 'linux-7.1' }),
      'b/lsmem.txt': 'RANGE                                 SIZE  STATE REMOVABLE BLOCK\n0x0000000100000000-0x000000017fffffff   2G online       yes  2-3\n',
    });
    await vscode.commands.executeCommand('tdxMemory.reviewHost', folder, [folder]);
    const profile = (): unknown => api.resultOf(folder)?.reviews[0]?.profile.id;
    await until('the host is reviewed', () => profile() !== undefined);
    assert.equal(profile(), 'cmr-v8');
    const document = await openAt(vscode.Uri.joinPath(folder, 'a/dmesg.log'));
    const editor = await openAt(vscode.Uri.joinPath(folder, 'a/tdxmem.config.json'));
    await replaceAll(editor, config({ kernelProfile: 'linux-6.8', severity: { 'initialisation-failed': 'off' } }));
    await until('the host is reviewed as the edit says', () => profile() === 'linux-6.8' && severityOf(document, 'initialisation-failed') === undefined);
    await vscode.commands.executeCommand('tdxMemory.endHost', folder);
  });

  test('while a slow file system is asked for it the text may change: only the last one is reviewed', async () => {
    const api = await activated();
    const files = new SlowFiles('tdx-slow', { '/lab/dmesg.log': FAILING_LOG, '/lab/tdxmem.config.json': config({ kernelProfile: 'cmr-v8' }) });
    const versions: (number | undefined)[] = [];
    const uri = files.at('/lab/dmesg.log');
    const listener = api.onDidReview((subject) => {
      if (subject.toString() === uri.toString()) versions.push(api.resultOf(uri)?.version);
    });
    try {
      files.hold('/lab/tdxmem.config.json');
      const document = await openAt(uri);
      await until('the configuration is asked for', () => files.waiting > 0);
      await replaceAll(document, WORKING_LOG);
      await quietTime();
      assert.deepEqual(versions, []);
      files.letGo();
      const { reviews, version } = await reviewed(document);
      await quietTime();
      assert.deepEqual(versions, [version]);
      assert.equal(reviews[0]?.profile.id, 'cmr-v8');
      assert.equal(reviews[0]?.host.observed.errno, undefined);
    } finally {
      listener.dispose();
      await closeAll();
      files.dispose();
    }
  });

  test('a document that is closed while its configuration is read leaves nothing behind', async () => {
    const api = await activated();
    const files = new SlowFiles('tdx-slow-closed', { '/lab/dmesg.log': FAILING_LOG, '/lab/tdxmem.config.json': config({}) });
    const uri = files.at('/lab/dmesg.log');
    try {
      files.hold('/lab/tdxmem.config.json');
      const document = await openAt(uri);
      await until('the configuration is asked for', () => files.waiting > 0);
      await closeAll();
      await until('the document is closed', () => document.isClosed);
      files.letGo();
      await quietTime();
      assert.equal(api.resultOf(uri), undefined);
      assert.deepEqual(diagnosticsOf(document), []);
    } finally {
      files.dispose();
    }
  });
});
