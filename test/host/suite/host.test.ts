import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { scratchFile } from '../scratch';
import { FAILING_LOG, WORKING_LOG } from './support/texts';
import { activated, closeAll, codesOf, openAt, openFile, pause, plainRange, reviewed, until } from './support/workbench';

const NODES = `[    0.000000] Linux version 6.14.0 (builder@host)
[    0.000000] Early memory node ranges
[    0.000000]   node   0: [mem 0x0000000000100000-0x000000003fffffff]
`;

const DEBUGFS = '/sys/kernel/debug/memblock/memory:\n   0: 0x0000000000100000..0x000000003fffffff    0 NONE\n   1: 0x0000000100000000..0x000000017fffffff    0 DRV_MNG\n';

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): vscode.Uri {
  const folder = scratchFile('host-a');
  fs.mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return vscode.Uri.file(folder);
}

function hotAdded(uri: vscode.Uri, api: Awaited<ReturnType<typeof activated>>): readonly number[] | undefined {
  return api.resultOf(uri)?.reviews[0]?.host.hotAdded?.map(({ range }) => range.start);
}

/** Writes a file until it is seen: VS Code's watcher of a folder begins some time after it was asked for. */
async function written(file: string, text: string, isSeen: () => boolean): Promise<void> {
  for (let tries = 0; tries < 8 && !isSeen(); tries += 1) {
    fs.writeFileSync(file, text);
    for (let waited = 0; waited < 60 && !isSeen(); waited += 1) await pause(20);
  }
  assert.ok(isSeen(), `${file} as it is now was never reviewed`);
}

suite('captures of one host', () => {
  teardown(closeAll);

  test('a folder is reviewed as one host, and each of its documents is shown with it', async () => {
    const api = await activated();
    const folder = folderOf({ 'dmesg.txt': NODES, 'memblock.txt': DEBUGFS });
    const dmesg = vscode.Uri.joinPath(folder, 'dmesg.txt');
    const document = await openAt(dmesg);
    await reviewed(document);
    assert.equal(hotAdded(dmesg, api), undefined);
    await vscode.commands.executeCommand('tdxMemory.reviewHost', folder, [folder]);
    const { kind, sources, subject } = await until('the document is shown with its host', () => {
      const result = api.resultOf(dmesg);
      return result?.kind === 'host' && result;
    });
    assert.deepEqual({ kind, subject: subject.toString(), sources: sources.map(String) }, {
      kind: 'host',
      subject: folder.toString(),
      sources: [dmesg, vscode.Uri.joinPath(folder, 'memblock.txt')].map(String),
    });
    assert.deepEqual(hotAdded(dmesg, api), [0x1_0000_0000]);
    await until('its map is there', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'Map of host-a')));
    await vscode.commands.executeCommand('tdxMemory.endHost', dmesg);
    await until('the document is reviewed by itself again', () => api.resultOf(dmesg)?.kind === 'document');
  });

  test('a change of a capture on disk, and a new one, are seen', async () => {
    const api = await activated();
    const folder = folderOf({ 'dmesg.txt': NODES });
    await vscode.commands.executeCommand('tdxMemory.reviewHost', folder, [folder]);
    await until('it is reviewed', () => api.resultOf(folder)?.kind === 'host');
    assert.equal(api.resultOf(folder)?.sources.length, 1);
    const file = path.join(folder.fsPath, 'memblock.txt');
    await written(file, DEBUGFS, () => hotAdded(folder, api)?.length === 1);
    await written(file, DEBUGFS.split('\n').slice(0, 2).join('\n'), () => hotAdded(folder, api)?.length === 0);
    await vscode.commands.executeCommand('tdxMemory.endHost', folder);
    assert.equal(api.resultOf(folder), undefined);
  });

  test('typing in one capture reviews the host anew', async () => {
    const api = await activated();
    const folder = folderOf({ 'dmesg.txt': FAILING_LOG, 'memblock.txt': DEBUGFS });
    await vscode.commands.executeCommand('tdxMemory.reviewHost', folder, [folder]);
    const document = await openAt(vscode.Uri.joinPath(folder, 'dmesg.txt'));
    await reviewed(document);
    assert.equal(api.resultOf(folder)?.reviews[0]?.host.observed.errno?.value, -28);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), WORKING_LOG);
    await vscode.workspace.applyEdit(edit);
    await until('the new text counts', () => api.resultOf(folder)?.reviews[0]?.host.observed.outcome?.value === 'initialised');
    assert.equal(api.resultOf(folder)?.kind, 'host');
    await vscode.commands.executeCommand('tdxMemory.endHost', folder);
  });

  test('selected files are one host too', async () => {
    const api = await activated();
    const folder = folderOf({ 'dmesg.txt': NODES, 'memblock.txt': DEBUGFS, 'other.txt': FAILING_LOG });
    const [dmesg, memblock] = ['dmesg.txt', 'memblock.txt'].map((name) => vscode.Uri.joinPath(folder, name));
    assert.ok(dmesg && memblock);
    await vscode.commands.executeCommand('tdxMemory.reviewHost', dmesg, [dmesg, memblock]);
    const result = await until('they are reviewed', () => api.resultOf(memblock));
    assert.deepEqual([result.kind, result.sources.map(String)], ['host', [String(dmesg), String(memblock)]]);
    await vscode.commands.executeCommand('tdxMemory.endHost', dmesg);
  });

  test('a snapshot is reviewed with the captures that it names; one that is not there is told at its name', async () => {
    const api = await activated();
    const folder = folderOf({ 'dmesg.txt': NODES });
    const snapshot = vscode.Uri.joinPath(folder, 'host.tdxmem.json');
    fs.writeFileSync(snapshot.fsPath, '{\n  "formatVersion": 1,\n  "sources": ["dmesg.txt", "iomem.txt"],\n  "cmrs": [{ "base": "0x100000", "size": "0x10000000" }]\n}\n');
    const document = await openAt(snapshot);
    const result = await until('it is reviewed with its captures', () => {
      const now = api.resultOf(snapshot);
      return now?.kind === 'snapshot' && now;
    });
    assert.deepEqual(result.sources.map(String), [String(snapshot), String(vscode.Uri.joinPath(folder, 'dmesg.txt'))]);
    const missing = vscode.languages.getDiagnostics(snapshot).filter(({ message }) => message.startsWith('iomem.txt is named here'));
    assert.deepEqual(missing.map(({ range, severity }) => [plainRange(range), severity]), [['2:27-2:38', vscode.DiagnosticSeverity.Warning]]);
    const log = await openAt(vscode.Uri.joinPath(folder, 'dmesg.txt'));
    await until('what is found in the log is shown in the log', () => codesOf(log).includes('region-partly-convertible'));
    await until('the log is shown with the snapshot', () => api.resultOf(log.uri)?.kind === 'snapshot');
    await vscode.commands.executeCommand('vscode.open', snapshot);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(snapshot, new vscode.Range(0, 0, document.lineCount, 0), '{ "formatVersion": 1, "cmrs": [{ "base": "0x100000", "size": "0x10000000" }] }');
    await vscode.workspace.applyEdit(edit);
    await until('it names none any more', () => api.resultOf(snapshot)?.sources.length === 1);
    await until('the log stands by itself', () => api.resultOf(log.uri)?.kind === 'document');
  });

  test('a folder without any evidence is no host', async () => {
    const api = await activated();
    const folder = folderOf({ 'readme.txt': 'nothing of memory\n' });
    await vscode.commands.executeCommand('tdxMemory.reviewHost', folder, [folder]);
    assert.equal(api.resultOf(folder), undefined);
    await openFile('dmesg.log', FAILING_LOG);
  });
});
