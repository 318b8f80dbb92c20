import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BROKEN_SNAPSHOT, SOUND_SNAPSHOT } from './support/texts';
import { activated, closeAll, codesOf, openFile, quietTime, reviewed, until } from './support/workbench';

const JSON_SERVICE = 'vscode.json-language-features';

/** The words that are shown over a text. They come from the schema, so it has been loaded then. */
async function hoverOver(document: vscode.TextDocument, text: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, document.positionAt(document.getText().indexOf(text)));
  return hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
}

suite('snapshots, with the JSON service of VS Code', () => {
  suiteSetup(activated);
  teardown(closeAll);

  test('a mistake is told once, by the review', async () => {
    const document = await openFile('host.tdxmem.json', BROKEN_SNAPSHOT);
    await reviewed(document);
    await hoverOver(document, 'cmrs');
    await quietTime();
    assert.equal(document.languageId, 'json');
    assert.equal(codesOf(document).filter((code) => code === 'snapshot-invalid').length, 1);
    const others = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== 'TDX Memory');
    assert.deepEqual(others.map(({ message }) => message), []);
  });

  test('what is no JSON is told by VS Code, once', async () => {
    assert.ok(vscode.extensions.getExtension(JSON_SERVICE));
    const document = await openFile('host.tdxmem.json', SOUND_SNAPSHOT.replace('1,', '1'));
    await reviewed(document);
    const messages = await until('the missing comma is marked', () => {
      const all = vscode.languages.getDiagnostics(document.uri);
      return all.some(({ source }) => source !== 'TDX Memory') && all.map(({ range }) => range.start.line);
    });
    assert.deepEqual(messages.filter((line) => line === 2), [2]);
  });

  test('fields are completed and explained from the schema', async () => {
    const document = await openFile('host.tdxmem.json', SOUND_SNAPSHOT.replace('"formatVersion": 1,', '"formatVersion": 1,\n  ""'));
    const at = new vscode.Position(2, 3);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
    const names = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(names.includes('events') && names.includes('memoryBlockSize'), names.join(' '));
    assert.match(await hoverOver(document, 'cmrs'), /Convertible Memory Regions/);
  });
});
