import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FAILING_LOG, SOUND_SNAPSHOT } from '../../suite/support/texts';
import { EXTENSION_ID, activated, closeAll, openAt, openFile, reviewed, until } from '../../suite/support/workbench';
import { MEMORY } from '../memory-files';
import { scratchUri } from '../scratch';

suite('browser', () => {
  suiteSetup(activated);
  teardown(closeAll);

  test('the extension host is a web worker without Node, and the extension came over the network', () => {
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    assert.equal(globalThis.constructor.name, 'DedicatedWorkerGlobalScope');
    assert.equal('process' in globalThis && 'versions' in globalThis.process && 'node' in globalThis.process.versions, false);
    assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.extensionUri.scheme, 'http');
  });

  test('the workspace is on a virtual file system, and its captures are reviewed there', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.equal(folder?.uri.scheme, MEMORY);
    const document = await openFile('dmesg.log', FAILING_LOG);
    assert.equal(document.uri.scheme, MEMORY);
    assert.equal((await reviewed(document)).reviews[0]?.verdict.kind, 'fails');
  });

  test('each folder of a workspace with several has settings of its own', async () => {
    const [first, second] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first && second);
    const profileOf = async ({ uri }: vscode.WorkspaceFolder): Promise<string | undefined> => {
      const log = vscode.Uri.joinPath(uri, 'dmesg.log');
      await vscode.workspace.fs.writeFile(log, new TextEncoder().encode(FAILING_LOG));
      return (await reviewed(await openAt(log))).reviews[0]?.profile.id;
    };
    const profile = await profileOf(first);
    const settings = vscode.workspace.getConfiguration('tdxMemory', second.uri);
    await settings.update('kernelProfile', 'cmr-v8', vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      assert.deepEqual([await profileOf(first), await profileOf(second)], [profile, 'cmr-v8']);
    } finally {
      await settings.update('kernelProfile', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
  });

  test('a snapshot is reviewed with a capture that lies beside it, which no editor has open', async () => {
    const log = scratchUri('dmesg.log');
    await vscode.workspace.fs.writeFile(log, new TextEncoder().encode(FAILING_LOG));
    const snapshot = vscode.Uri.joinPath(log, '..', 'host.tdxmem.json');
    const text = SOUND_SNAPSHOT.replace('"formatVersion": 1,', '"formatVersion": 1,\n  "sources": ["dmesg.log"],');
    await vscode.workspace.fs.writeFile(snapshot, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(snapshot);
    const api = await activated();
    const { sources } = await until('both are reviewed together', () => {
      const result = api.resultOf(snapshot);
      return result?.sources.length === 2 && result;
    });
    assert.deepEqual(sources.map(String).sort(), [log, snapshot].map(String).sort());
  });

  test('the sample of a failing host is read from where the extension came from', async () => {
    await vscode.commands.executeCommand('tdxMemory.openSample');
    const { document } = await until('the sample is open', () => vscode.window.activeTextEditor);
    assert.equal((await reviewed(document)).reviews[0]?.verdict.kind, 'fails');
  });
});
