import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ToPage } from '../../../webview/protocol';
import type { TdxMemoryApi } from '../../../src/extension/api';
import { FAILING_LOG, SOUND_SNAPSHOT, UNRELATED_LOG, WORKING_LOG } from './support/texts';
import { activated, closeAll, openFile, plainRange, quietTime, replaceAll, reviewed, until, withSettings } from './support/workbench';

type Shown = Extract<ToPage, { type: 'show' }>;

/** Every message to the page during `body`. */
async function posted(api: TdxMemoryApi, body: (messages: readonly ToPage[]) => Promise<void>): Promise<void> {
  const messages: ToPage[] = [];
  const listener = api.map.onDidPost((message) => messages.push(message));
  try {
    await body(messages);
  } finally {
    listener.dispose();
  }
}

function lastShown(messages: readonly ToPage[]): Shown | undefined {
  return messages.findLast((message): message is Shown => message.type === 'show');
}

function mapTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('tdxMemory.map'));
}

function textEditor(document: vscode.TextDocument): vscode.TextEditor {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  assert.ok(editor);
  return editor;
}

suite('map', () => {
  teardown(closeAll);

  test('opens beside the text, loads its page and shows the document', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      const document = await openFile('dmesg.log', FAILING_LOG);
      await vscode.commands.executeCommand('tdxMemory.openMap');
      const { view } = await until('the page is ready and has its picture', () => lastShown(messages));
      assert.match(view.title, /dmesg\.log/);
      assert.equal(view.summary.verdict, 'fails');
      assert.deepEqual(mapTabs().map(({ label, group }) => ({ label, column: group.viewColumn })), [{ label: 'Map of dmesg.log', column: 2 }]);
      assert.equal(textEditor(document).viewColumn, 1);
      assert.equal(api.statusText(), '$(error) TDX fails', 'the focus is in the map, and the document is still the active one');
    });
  });

  test('a region leads to its line, in the other column', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      const document = await openFile('dmesg.log', FAILING_LOG);
      await vscode.commands.executeCommand('tdxMemory.openMap');
      const { revision } = await until('it is shown', () => lastShown(messages));
      const start = FAILING_LOG.indexOf('virt/tdx: CMR');
      await api.map.receive({ type: 'open-source', revision, source: 0, start, end: start + 9 });
      const editor = textEditor(document);
      await until('the line is selected', () => plainRange(editor.selection) === '3:15-3:24');
      assert.equal(vscode.window.activeTextEditor, editor);
      assert.equal(editor.viewColumn, 1);
      await quietTime();
      assert.ok(!messages.some(({ type }) => type === 'cursor'), 'the page is not told what it asked for');
    });
  });

  test('a region of an older text leads nowhere', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      const document = await openFile('dmesg.log', FAILING_LOG);
      await vscode.commands.executeCommand('tdxMemory.openMap');
      const { revision } = await until('it is shown', () => lastShown(messages));
      await replaceAll(document, `\n${FAILING_LOG}`);
      const before = plainRange(textEditor(document).selection);
      await api.map.receive({ type: 'open-source', revision, source: 0, start: 100, end: 120 });
      await until('the new text is shown', () => (lastShown(messages)?.revision ?? 0) > revision);
      await api.map.receive({ type: 'open-source', revision, source: 0, start: 100, end: 120 });
      assert.equal(plainRange(textEditor(document).selection), before);
    });
  });

  test('the cursor in the text is told to the page', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      const document = await openFile('dmesg.log', FAILING_LOG);
      await vscode.commands.executeCommand('tdxMemory.openMap');
      const { revision } = await until('it is shown', () => lastShown(messages));
      textEditor(document).selection = new vscode.Selection(2, 4, 2, 4);
      const cursor = await until('the page is told', () => messages.find(({ type }) => type === 'cursor'));
      assert.deepEqual(cursor, { type: 'cursor', revision, source: 0, line: 2 });
    });
  });

  test('follows the active document, and stays at an unrelated one', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      await reviewed(await openFile('first.log', FAILING_LOG));
      await vscode.commands.executeCommand('tdxMemory.openMap');
      await until('the first is shown', () => lastShown(messages));
      await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
      await openFile('second.log', WORKING_LOG);
      await until('the second is shown', () => lastShown(messages)?.view.title.includes('second.log'));
      const count = messages.length;
      await openFile('application.log', UNRELATED_LOG);
      await quietTime();
      assert.equal(messages.slice(count).filter(({ type }) => type !== 'cursor').length, 0);
    });
  });

  test('boot, profile and clipboard are what the page chooses', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      await openFile('journal.log', FAILING_LOG + WORKING_LOG);
      await vscode.commands.executeCommand('tdxMemory.openMap');
      const { view } = await until('it is shown', () => lastShown(messages));
      assert.equal(view.boot, 2);
      await api.map.receive({ type: 'choose-boot', boot: '1' });
      assert.equal(lastShown(messages)?.view.boot, 1);
      await api.map.receive({ type: 'choose-profile', profile: 'cmr-v8' });
      assert.deepEqual([lastShown(messages)?.view.profile, lastShown(messages)?.view.boot], ['cmr-v8', 1]);
      await api.map.receive({ type: 'choose-profile', profile: 'no-such-profile' });
      assert.equal(lastShown(messages)?.view.profile, 'cmr-v8');
      await api.map.receive({ type: 'copy', text: 'the map in words' });
      assert.equal(await vscode.env.clipboard.readText(), 'the map in words');
    });
  });

  test('outlives the closing of its text, and opens it again', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      const document = await openFile('dmesg.log', FAILING_LOG);
      await vscode.commands.executeCommand('tdxMemory.openMap');
      const { revision } = await until('it is shown', () => lastShown(messages));
      const tab = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === 'dmesg.log');
      assert.ok(tab);
      await vscode.window.tabGroups.close(tab);
      await until('the document is closed', () => document.isClosed);
      assert.deepEqual(mapTabs().map(({ label }) => label), ['Map of dmesg.log']);
      assert.equal(messages.filter(({ type }) => type === 'empty').length, 0);
      const start = FAILING_LOG.indexOf('virt/tdx: CMR');
      await api.map.receive({ type: 'open-source', revision, source: 0, start, end: start + 9 });
      const editor = await until('the text is back', () => vscode.window.activeTextEditor);
      assert.equal(editor.document.uri.toString(), document.uri.toString());
      await until('the line is selected', () => plainRange(editor.selection) === '3:15-3:24');
    });
  });

  test('says so when there is nothing to draw any more', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      const document = await openFile('dmesg.log', FAILING_LOG);
      await vscode.commands.executeCommand('tdxMemory.openMap');
      await until('it is shown', () => lastShown(messages));
      await replaceAll(document, UNRELATED_LOG);
      const empty = await until('the page is told', () => messages.find(({ type }) => type === 'empty'));
      assert.match('message' in empty ? empty.message : '', /^dmesg\.log holds nothing/);
    });
  });

  test('opens by itself where the setting says so, and leaves the focus in the text', async () => {
    const api = await activated();
    await withSettings({ 'tdxMemory.map.openAutomatically': true }, async () => {
      await openFile('application.log', UNRELATED_LOG);
      await quietTime();
      assert.equal(mapTabs().length, 0);
      const document = await openFile('dmesg.log', FAILING_LOG);
      await reviewed(document);
      await until('the map is open', () => mapTabs().length === 1);
      await quietTime();
      assert.equal(vscode.window.activeTextEditor?.document, document);
      assert.equal(vscode.window.tabGroups.activeTabGroup.viewColumn, 1);
      assert.equal(api.statusText(), '$(error) TDX fails');
    });
  });

  test('does not open by itself otherwise', async () => {
    await reviewed(await openFile('dmesg.log', FAILING_LOG));
    await quietTime();
    assert.equal(mapTabs().length, 0);
  });

  test('a range is shown in the boot it is asked for', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      const document = await openFile('journal.log', FAILING_LOG + WORKING_LOG);
      await reviewed(document);
      await vscode.commands.executeCommand('tdxMemory.showInMap', document.uri, 1, { start: 0x100000, end: 0x5d169000 });
      const reveal = await until('the page is told', () => messages.find(({ type }) => type === 'reveal'));
      assert.equal(lastShown(messages)?.view.boot, 1);
      assert.deepEqual(reveal, { type: 'reveal', revision: lastShown(messages)?.revision, start: 0x100000, end: 0x5d169000 });
    });
  });

  test('what becomes of memory that is added is answered, and kept in a snapshot', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      const document = await openFile('host.tdxmem.json', SOUND_SNAPSHOT);
      await reviewed(document);
      await vscode.commands.executeCommand('tdxMemory.tryHotAdd');
      await until('the page asks', () => messages.find(({ type }) => type === 'ask-hot-add'));
      const revision = lastShown(messages)?.revision ?? 0;
      const request = { start: 0x1_0000_0000, end: 0x1_8000_0000, beforeInit: false };
      await api.map.receive({ type: 'try-hot-add', revision: revision - 1, request });
      assert.equal(messages.some(({ type }) => type === 'hot-add-answer'), false, 'an older picture gets no answer');
      await api.map.receive({ type: 'try-hot-add', revision, request });
      const answer = messages.find((message) => message.type === 'hot-add-answer');
      assert.deepEqual([answer?.answer?.wished, answer?.canKeep], [false, true]);
      await api.map.receive({ type: 'keep-hot-add', revision, request });
      await until('it is an event', () => document.getText().includes('"hot-add"'));
      const shown = await until('the events are on the map', () => {
        const last = lastShown(messages);
        return last !== undefined && last.view.timeline !== undefined && last;
      });
      assert.deepEqual(shown.view.timeline?.steps.map(({ label }) => label), ['TDX initialisation', 'hot-add 2 GiB']);
      await api.map.receive({ type: 'choose-step', step: 1 });
      assert.equal(lastShown(messages)?.view.timeline?.at, 1);
    });
  });

  test('a link leads to the bytes that it names, and one that is not whole leads nowhere', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      const document = await openFile('dmesg.log', FAILING_LOG);
      await reviewed(document);
      await vscode.commands.executeCommand('tdxMemory.openMap');
      const { revision } = await until('it is shown', () => lastShown(messages));
      await api.map.receive({ type: 'copy-link', revision, start: 0x100000, end: 0x200000 });
      const link = vscode.Uri.parse(await vscode.env.clipboard.readText());
      assert.deepEqual([link.authority, link.path], ['tdx-memory-review.tdx-memory-review', '/map']);
      assert.equal(new URLSearchParams(link.query).get('file'), document.uri.toString());
      assert.deepEqual(['start', 'end', 'boot'].map((name) => new URLSearchParams(link.query).get(name)), ['0x100000', '0x200000', '1']);
    });
  });

  test('a report for an issue thread is on the clipboard', async () => {
    const api = await activated();
    await posted(api, async (messages) => {
      await openFile('dmesg.log', FAILING_LOG);
      await vscode.commands.executeCommand('tdxMemory.openMap');
      await until('it is shown', () => lastShown(messages));
      await api.map.receive({ type: 'report', to: 'clipboard' });
      assert.match(await vscode.env.clipboard.readText(), /TDX did not initialise/);
    });
  });
});
