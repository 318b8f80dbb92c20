import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BROKEN_SNAPSHOT, FAILING_LOG, SOUND_SNAPSHOT, UNRELATED_LOG } from './support/texts';
import { closeAll, codesOf, exists, openFile, plainRange, reviewed, until } from './support/workbench';

async function ask<T>(command: string, document: vscode.TextDocument, ...rest: readonly unknown[]): Promise<readonly T[]> {
  return (await vscode.commands.executeCommand<readonly T[] | undefined>(command, document.uri, ...rest)) ?? [];
}

/** The place of a word in the text of a document. */
function at(document: vscode.TextDocument, word: string): vscode.Position {
  const offset = document.getText().indexOf(word);
  assert.ok(offset >= 0, word);
  return document.positionAt(offset + 1);
}

async function openReviewed(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await openFile(name, text);
  await reviewed(document);
  return document;
}

function hoverText(hovers: readonly vscode.Hover[]): string {
  return hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value))).join('\n');
}

async function actionsAt(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return ask('vscode.executeCodeActionProvider', document, range);
}

suite('language features', () => {
  teardown(closeAll);

  test('hover says what holds an address, and nothing in other texts', async () => {
    const document = await openReviewed('dmesg.log', FAILING_LOG);
    const hovers = await ask<vscode.Hover>('vscode.executeHoverProvider', document, at(document, '0x000000005d168fff'));
    assert.match(hoverText(hovers), /1\.5 GiB/);
    assert.match(hoverText(hovers), /CMR/);
    const status = await ask<vscode.Hover>('vscode.executeHoverProvider', document, at(document, '-28'));
    assert.match(hoverText(status), /ENOSPC/);
    const other = await openFile('application.log', UNRELATED_LOG);
    assert.deepEqual(await ask('vscode.executeHoverProvider', other, new vscode.Position(0, 3)), []);
  });

  test('lenses give the verdict, sizes stand behind ranges, and symbols name the sections', async () => {
    const document = await openReviewed('dmesg.log', FAILING_LOG);
    const lenses = await ask<vscode.CodeLens>('vscode.executeCodeLensProvider', document);
    assert.match(lenses[0]?.command?.title ?? '', /^TDX /);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint>('vscode.executeInlayHintProvider', document, whole);
    assert.ok(hints.some(({ label }) => label === '2 GiB'));
    const symbols = await ask<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider', document);
    const names = (list: readonly vscode.DocumentSymbol[]): readonly string[] => list.flatMap(({ name, children }) => [name, ...names(children)]);
    assert.deepEqual(names(symbols), [
      'Firmware memory map (e820)',
      '[0x100000, 0x5d169000)',
      '[0x100000000, 0x180000000)',
      'Convertible Memory Regions',
      '[0x100000, 0x6f800000)',
      'TDX failure',
      'TDX initialisation failed',
    ]);
    const folds = await ask<vscode.FoldingRange>('vscode.executeFoldingRangeProvider', document);
    assert.ok(folds.some(({ start, end }) => start === 1 && end === 2));
  });

  test('a CMR is where a range of the firmware map comes from, and the other way round', async () => {
    const document = await openReviewed('dmesg.log', FAILING_LOG);
    const lines = (found: readonly (vscode.Location | vscode.LocationLink)[]): readonly number[] => found.map((one) => ('range' in one ? one.range : one.targetRange).start.line);
    assert.deepEqual(lines(await ask('vscode.executeDefinitionProvider', document, at(document, '0x0000000000100000'))), [3]);
    assert.deepEqual(lines(await ask('vscode.executeDefinitionProvider', document, at(document, '0x100000,'))), [1]);
    const highlights = await ask<vscode.DocumentHighlight>('vscode.executeDocumentHighlights', document, at(document, '0x100000,'));
    assert.ok(highlights.length >= 2);
  });

  test('a finding of a snapshot is accepted with a reason that waits to be written', async () => {
    const text = SOUND_SNAPSHOT.replace('"0x77700000", "node"', '"0x87700000", "node"');
    const document = await openReviewed('host.tdxmem.json', text);
    await until('it is found', () => codesOf(document).includes('region-partly-convertible'));
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'TDX Memory');
    assert.ok(diagnostic);
    const accept = (await actionsAt(document, diagnostic.range)).find(({ title }) => title.startsWith('Accept '));
    assert.ok(accept?.edit);
    await vscode.workspace.applyEdit(accept.edit);
    const command = accept.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as readonly unknown[]));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), 'say why');
    await until('it is accepted', () => !codesOf(document).includes('region-partly-convertible'));
  });

  test('a snapshot is made from a log, beside it and unsaved, and reviewed to the same verdict', async () => {
    const document = await openReviewed('dmesg.log', FAILING_LOG);
    await vscode.commands.executeCommand('tdxMemory.makeSnapshot', document.uri);
    const made = await until('it is open', () => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.uri.scheme === 'untitled' && active.getText() !== '' && active;
    });
    assert.match(made.uri.path, /\/dmesg\.tdxmem\.json$/);
    assert.equal(await exists(vscode.Uri.joinPath(document.uri, '..', 'dmesg.tdxmem.json')), false);
    const result = await reviewed(made);
    assert.equal(result.reviews[0]?.verdict.kind, 'fails');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('a finding of a log is turned off by the settings of the workspace', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const settings = vscode.Uri.joinPath(folder.uri, '.vscode');
    assert.equal(await exists(settings), false);
    const document = await openReviewed('dmesg.log', FAILING_LOG);
    assert.ok(codesOf(document).includes('log-incomplete'));
    try {
      await vscode.commands.executeCommand('tdxMemory.turnOff', document.uri, 'log-incomplete');
      await until('it is off', () => !codesOf(document).includes('log-incomplete'));
      assert.deepEqual(vscode.workspace.getConfiguration('tdxMemory').inspect('severity')?.workspaceValue, { 'log-incomplete': 'off' });
    } finally {
      await vscode.workspace.getConfiguration('tdxMemory').update('severity', undefined, vscode.ConfigurationTarget.Workspace);
      // A workspace of several folders has its settings elsewhere.
      if (await exists(settings)) await vscode.workspace.fs.delete(settings, { recursive: true });
    }
    await until('it is back', () => codesOf(document).includes('log-incomplete'));
  });

  test('what cannot be right has no snapshot fix, and a broken snapshot still answers', async () => {
    const document = await openFile('host.tdxmem.json', BROKEN_SNAPSHOT);
    await until('it is found', () => codesOf(document).includes('snapshot-invalid'));
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'TDX Memory');
    assert.ok(diagnostic);
    assert.ok(!(await actionsAt(document, diagnostic.range)).some(({ title }) => title.startsWith('Accept ')));
    assert.match(plainRange(diagnostic.range), /^2:/);
  });
});
