import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, ResponseError, type CodeAction, type CodeLens, type CompletionList, type Diagnostic, type DidChangeWatchedFilesRegistrationOptions, type DocumentLink, type Hover, type InlayHint, type Location, type SemanticTokens } from 'vscode-languageserver/node';
import { startClient, type Client, type ClientOptions } from './support/client';
import { buildServer, type ServerBundle } from './support/server-bundle';

const samples = path.resolve(import.meta.dirname, '../../samples');
const fragmented = readFileSync(path.join(samples, 'emerald-rapids-fragmented.log'), 'utf8');
const URI = 'file:///captures/dmesg.log';
const SNAPSHOT = 'file:///captures/host.tdxmem.json';

let bundle: ServerBundle;
const clients: Client[] = [];

beforeAll(async () => {
  bundle = await buildServer();
});

afterEach(async () => {
  for (const client of clients.splice(0)) expect(await client.stop()).toBe(0);
});

afterAll(() => bundle.remove());

async function start(options?: ClientOptions): Promise<Client> {
  const client = await startClient(bundle, options);
  clients.push(client);
  return client;
}

const position = (line: number, character: number): { readonly line: number; readonly character: number } => ({ line: line - 1, character });
const ask = <T>({ connection }: Client, method: string, uri: string, more: object = {}): Promise<T> => connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });
const codes = (found: readonly { readonly code?: unknown; readonly range: { readonly start: { readonly line: number } } }[]): readonly string[] => found.map(({ code, range }) => `${range.start.line + 1} ${String(code)}`);
const textOf = (message: Diagnostic['message']): string => (typeof message === 'string' ? message : message.value);
const edit = (client: Client, uri: string, version: number, ...contentChanges: readonly object[]): Promise<void> => client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });

/** Milliseconds in which nothing may come. */
const wait = (milliseconds: number): Promise<'nothing'> => new Promise((resolve) => void setTimeout(resolve, milliseconds, 'nothing'));

/** What the client was asked to watch. */
const patternsOf = ({ registrations }: Client): readonly unknown[] =>
  registrations
    .filter(({ method }) => method === 'workspace/didChangeWatchedFiles')
    .flatMap(({ registerOptions }) => (registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers.map(({ globPattern }) => globPattern));

describe('a log', () => {
  test('has diagnostics that name the other line', async () => {
    const client = await start();
    await client.open(URI, fragmented);
    const found = await client.diagnostics(URI);
    expect(codes(found)).toEqual(['7 reserved-areas-exhausted', '96 initialisation-failed', '63 first-megabyte-overlap']);
    expect(found[0]).toMatchObject({ severity: 1, source: 'tdxmem', range: { start: { line: 6, character: 15 } } });
    expect(found[0]?.relatedInformation?.[0]).toMatchObject({ location: { uri: URI, range: { start: { line: 4 } } } });
  });

  test('is known by its content: any other text has none', async () => {
    const client = await start();
    await client.open('file:///a.log', 'usb 1-2: new device\n');
    expect(await client.diagnostics('file:///a.log')).toEqual([]);
    expect(await ask(client, 'hover', 'file:///a.log', { position: position(1, 3) })).toBeNull();
    expect(await ask(client, 'documentSymbol', 'file:///a.log')).toEqual([]);
  });

  test('edits are put together from their pieces', async () => {
    const client = await start();
    await client.open(URI, fragmented);
    await client.diagnostics(URI);
    const at = { start: position(96, 0), end: position(97, 0) };
    await edit(client, URI, 2, { range: at, text: '' }, { range: { start: position(1, 0), end: position(1, 0) }, text: '\n' });
    expect(codes(await client.diagnostics(URI))).toEqual(['8 reserved-areas-exhausted', '96 initialisation-failed', '64 first-megabyte-overlap']);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    expect(await client.diagnostics(URI)).toEqual([]);
  });

  test('answers what editors ask', async () => {
    const client = await start({ capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } } });
    await client.open(URI, fragmented);
    const whole = { range: { start: position(1, 0), end: position(96, 0) } };
    const here = { position: position(7, 40) };
    expect((await ask<Hover>(client, 'hover', URI, here)).contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining(`[dmesg.log:90](<${URI}#L90>)`) });
    expect((await ask<Location[]>(client, 'definition', URI, here)).map(({ uri, range }) => [uri, range.start.line + 1])).toEqual([[URI, 90]]);
    expect((await ask<Location[]>(client, 'references', URI, { ...here, context: { includeDeclaration: true } })).map(({ range }) => range.start.line + 1)).toEqual([7, 52, 90, 95]);
    expect((await ask<Location[]>(client, 'documentHighlight', URI, here)).map(({ range }) => range.start.line + 1)).toEqual([7, 52, 90, 95]);
    expect((await ask<CodeLens[]>(client, 'codeLens', URI)).map(({ range, command }) => [range.start.line + 1, command?.title])).toEqual([
      [1, 'TDX did not initialise on this boot'],
      [63, 'TDMR 0: 17 of 16 reserved areas'],
    ]);
    expect((await ask<InlayHint[]>(client, 'inlayHint', URI, { range: { start: position(7, 0), end: position(7, 80) } })).map(({ label, position: at }) => [label, at])).toEqual([['776 KiB', position(7, 69)]]);
    expect((await ask<object[]>(client, 'foldingRange', URI)).length).toBe(4);
    const { data } = await ask<SemanticTokens>(client, 'semanticTokens/full', URI);
    // The time stamps of the first lines are no figures of memory; a word of the command line's is.
    expect(data.slice(0, 15)).toEqual([1, 110, 3, 2, 0, 2, 31, 18, 0, 0, 0, 19, 18, 0, 0]);
    expect((await ask<SemanticTokens>(client, 'semanticTokens/range', URI, { range: { start: position(7, 0), end: position(7, 80) } })).data).toEqual([6, 31, 18, 0, 0, 0, 19, 18, 0, 0, 0, 20, 9, 2, 0]);
    expect((await ask<CodeAction[]>(client, 'codeAction', URI, { ...whole, context: { diagnostics: [] } })).some(({ title }) => title === 'Make a snapshot')).toBe(false);
  });

  test('becomes a snapshot where the client creates files, which overwrites nothing', async () => {
    const client = await start({ capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } } });
    await client.open(URI, fragmented);
    const actions = await ask<CodeAction[]>(client, 'codeAction', URI, { range: { start: position(1, 0), end: position(1, 0) }, context: { diagnostics: [] } });
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([['Make a snapshot', 'source']]);
    expect(actions[0]?.edit?.documentChanges?.[0]).toEqual({ kind: 'create', uri: 'file:///captures/dmesg.tdxmem.json', options: { overwrite: false, ignoreIfExists: false } });
  });

  test('such an action is made when it is chosen, where the client can wait', async () => {
    const client = await start({ capabilities: { workspace: { workspaceEdit: { resourceOperations: ['create'] } }, textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } } });
    await client.open(URI, fragmented);
    const [action] = await ask<CodeAction[]>(client, 'codeAction', URI, { range: { start: position(1, 0), end: position(1, 0) }, context: { diagnostics: [] } });
    expect(action).toEqual({ title: 'Make a snapshot', kind: 'source', data: { uri: URI, version: 1, name: 'dmesg.tdxmem.json', review: 0 } });
    const made: CodeAction = await client.connection.sendRequest('codeAction/resolve', action);
    expect(made.edit?.documentChanges?.[1]).toMatchObject({ edits: [{ newText: expect.stringContaining('"formatVersion": 1') }] });
    await edit(client, URI, 2, { text: fragmented });
    expect(await client.connection.sendRequest('codeAction/resolve', action)).toEqual(action);
  });

  test('of a large log the lines that count are coloured', async () => {
    const client = await start();
    await client.open(URI, fragmented + '[    9.000000] pci 0000:00:00.0: BAR 0: [mem 0xfe000000-0xfe00ffff]\n'.repeat(16_000));
    const { data } = await ask<SemanticTokens>(client, 'semanticTokens/full', URI);
    const lines = data.filter((_, index) => index % 5 === 0).reduce<number[]>((all, delta) => [...all, (all.at(-1) ?? 0) + delta], []);
    expect([lines[0], lines.at(-1)]).toEqual([3, 95]);
  });

  test('plain text for a client that shows no Markdown', async () => {
    const client = await start();
    await client.open(URI, fragmented);
    expect((await ask<Hover>(client, 'hover', URI, { position: position(7, 40) })).contents).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('\n- Memory list: not in it\n') });
  });

  test('an answer is about the text as it is when it comes', async () => {
    const client = await start();
    await client.open(URI, fragmented);
    const before = ask<Hover>(client, 'hover', URI, { position: position(7, 40) });
    await edit(client, URI, 2, { range: { start: position(1, 0), end: position(7, 0) }, text: '' });
    expect((await ask<Hover>(client, 'hover', URI, { position: position(1, 40) })).range?.start).toEqual(position(1, 31));
    await before;
  });

  test('what is cancelled is not worked on', async () => {
    const client = await start();
    await client.open(URI, fragmented);
    const cancellation = new CancellationTokenSource();
    const asked = client.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position: position(7, 40) }, cancellation.token);
    cancellation.cancel();
    const answer: unknown = await asked.catch((error: unknown) => (error instanceof ResponseError ? error.code : error));
    expect([null, LSPErrorCodes.RequestCancelled]).toContain(answer);
  });
});

describe('settings', () => {
  test.each<readonly [string, ClientOptions]>([
    ['as initialization options', { initializationOptions: { kernelProfile: 'cmr-v8', severity: { 'prediction-mismatch': 'hint', 'initialisation-failed': 'off', nonsense: 7 } } }],
    ['as configuration', { capabilities: { workspace: { configuration: true } }, configuration: { kernelProfile: 'cmr-v8', severity: { 'prediction-mismatch': 'hint', 'initialisation-failed': 'off' } } }],
  ])('%s', async (_how, options) => {
    const client = await start(options);
    await client.open(URI, fragmented);
    const found = await client.diagnostics(URI);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['prediction-mismatch', 4],
      ['first-megabyte-overlap', 3],
    ]);
  });

  test('a kernel is chosen for one document by a command', async () => {
    const client = await start();
    await client.open(URI, fragmented);
    await client.diagnostics(URI);
    await client.connection.sendRequest('workspace/executeCommand', { command: 'tdxmem.reviewAs', arguments: [URI, 'cmr-v8'] });
    expect(codes(await client.diagnostics(URI))).not.toContain('7 reserved-areas-exhausted');
  });
});

describe('a snapshot', () => {
  const labels = async (text: string, line: number, character: number): Promise<readonly CompletionList['items'][number][]> => {
    const client = await start();
    await client.open(SNAPSHOT, text, 'json');
    return (await ask<CompletionList>(client, 'completion', SNAPSHOT, { position: position(line, character) })).items;
  };

  test('offers fields, words with what they mean, and whole events', async () => {
    expect((await labels('{ "formatVersion": 1,\n  \n}', 2, 2)).map(({ label }) => label)).toEqual(expect.arrayContaining(['cmrs', 'memblock', 'events', 'suppress']));
    const profiles = await labels('{ "formatVersion": 1, "host": { "kernelProfile": "" } }', 1, 50);
    expect(profiles.find(({ label }) => label === '"linux-7.1"')?.documentation).toBeDefined();
    const events = await labels('{ "formatVersion": 1, "events": [  ] }', 1, 34);
    expect(events.map(({ label }) => label)).toEqual(expect.arrayContaining(['{ tdx-init }', '{ hot-add }']));
  });

  test('says what a field means below what its value is', async () => {
    const client = await start({ capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } } });
    await client.open(SNAPSHOT, '{ "formatVersion": 1, "cmrs": [{ "base": "0x100000", "size": "0x7ff00000" }] }', 'json');
    const { contents } = await ask<Hover>(client, 'hover', SNAPSHOT, { position: position(1, 45) });
    expect(contents).toMatchObject({ value: expect.stringMatching(/^`\[0x100000, 0x80000000\)` 2 GiB[\s\S]*First byte\\\.$/) });
  });

  test('a mistake is told once, and mended by an edit', async () => {
    const client = await start();
    const text = '{ "formatVersion": 1, "cmrs": [{ "base": "0x100000", "size": "0x7fefffff" }] }';
    await client.open(SNAPSHOT, text, 'json');
    const found = await client.diagnostics(SNAPSHOT);
    expect(codes(found)).toContain('1 cmr-list-invalid');
    const actions = await ask<CodeAction[]>(client, 'codeAction', SNAPSHOT, { range: found[0]?.range, context: { diagnostics: found } });
    const at = text.indexOf('"0x7fefffff"');
    expect(actions[0]).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [{ code: 'cmr-list-invalid' }], edit: { changes: { [SNAPSHOT]: [{ range: { start: position(1, at), end: position(1, at + 12) }, newText: '"0x7ff00000"' }] } } });
  });

  test('is reviewed with the captures that it names, as they are on disk and as they are open', async () => {
    const folder = path.join(bundle.folder, 'captures');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'dmesg.log'), fragmented);
    const uri = pathToFileURL(path.join(folder, 'host.tdxmem.json')).href;
    const log = pathToFileURL(path.join(folder, 'dmesg.log')).href;
    const client = await start();
    await client.open(uri, '{ "formatVersion": 1,\n"sources": ["dmesg.log"] }', 'json');
    const found = await client.diagnostics(uri);
    expect(found.filter(({ code }) => code === 'reserved-areas-exhausted').map(({ range, message, relatedInformation }) => [range.start, textOf(message).slice(0, 18), relatedInformation?.[0]?.location.uri])).toEqual([[position(2, 12), 'dmesg.log: TDMR 0 ', log]]);
    expect((await ask<DocumentLink[]>(client, 'documentLink', uri)).map(({ target }) => target)).toEqual([log]);
    await client.open(log, fragmented.split('\n').filter((line) => !line.includes('0000005d169000')).join('\n'));
    expect((await client.diagnostics(uri)).some(({ message }) => textOf(message).includes('needs 16 reserved areas'))).toBe(false);
  });

  test('a capture that it names is watched, and told where it is named when it cannot be read', async () => {
    const folder = path.join(bundle.folder, 'coming [1]');
    mkdirSync(folder, { recursive: true });
    const uri = pathToFileURL(path.join(folder, 'host.tdxmem.json')).href;
    const log = path.join(folder, 'dmesg.log');
    const client = await start({ capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } } });
    await client.open(uri, '{ "formatVersion": 1,\n"sources": ["dmesg.log"] }', 'json');
    const missing = (found: readonly Diagnostic[]): readonly unknown[] => found.filter(({ message }) => textOf(message).includes('is named here')).map(({ range, severity, message }) => [range.start, severity, textOf(message)]);
    expect(missing(await client.diagnostics(uri))).toEqual([[position(2, 12), 2, 'dmesg.log is named here and is not part of the review: there is no such file. What it would show is not known. Put it beside the snapshot, or take its name out.']]);
    await vi.waitFor(() => expect(patternsOf(client)).toEqual(['**/tdxmem.config.json', log.replace('[1]', '[[]1[]]')]));
    writeFileSync(log, fragmented);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(path.join(folder, 'other.log')).href, type: 1 }, { uri: pathToFileURL(log).href, type: 1 }] });
    const found = await client.diagnostics(uri);
    expect(missing(found)).toEqual([]);
    expect(codes(found)).toContain('2 reserved-areas-exhausted');
  });

  test('texts that are open count, however the client escapes their addresses', async () => {
    const folder = path.join(bundle.folder, 'open [1]');
    mkdirSync(folder, { recursive: true });
    // As some clients write it: brackets as they are.
    const at = (name: string): string => `file://${folder.replaceAll(' ', '%20')}/${name}`;
    const client = await start();
    await client.open(at('dmesg.log'), fragmented);
    await client.open(at('tdxmem.config.json'), '{ "severity": { "initialisation-failed": "off" } }', 'json');
    await client.open(at('host.tdxmem.json'), '{ "formatVersion": 1,\n"sources": ["dmesg.log"] }', 'json');
    expect(codes(await client.diagnostics(at('host.tdxmem.json')))).toEqual(['2 reserved-areas-exhausted', '2 first-megabyte-overlap']);
  });

  test('a client that cannot watch is not asked to', async () => {
    const client = await start();
    const uri = pathToFileURL(path.join(bundle.folder, 'alone', 'host.tdxmem.json')).href;
    await client.open(uri, '{ "formatVersion": 1,\n"sources": ["dmesg.log"] }', 'json');
    expect((await client.diagnostics(uri)).some(({ message }) => textOf(message).includes('there is no such file'))).toBe(true);
    await ask(client, 'hover', uri, { position: position(1, 3) });
    expect(client.registrations).toEqual([]);
  });
});

test('a configuration has diagnostics, and what is nearly right is mended by an edit', async () => {
  const client = await start();
  const uri = 'file:///captures/tdxmem.config.json';
  await client.open(uri, '{ "failOm": "error" }', 'json');
  const found = await client.diagnostics(uri);
  expect(found.map(({ message, severity }) => [textOf(message), severity])).toEqual([['`failOm` is not a field of a configuration; did you mean `failOn`? Until it is mended, reviews go on as if there were no configuration.', 1]]);
  const actions = await ask<CodeAction[]>(client, 'codeAction', uri, { range: found[0]?.range, context: { diagnostics: found } });
  expect(actions).toEqual([{ title: 'Replace by "failOn"', kind: 'quickfix', isPreferred: true, diagnostics: found, edit: { changes: { [uri]: [{ range: found[0]?.range, newText: '"failOn"' }] } } }]);
  await edit(client, uri, 2, { text: '{ "failOn": "error" }' });
  expect(await client.diagnostics(uri)).toEqual([]);
});

describe('the configuration of a folder', () => {
  /** A folder of its own, with these files in it. */
  const folderWith = (files: Readonly<Record<string, string>>): { readonly at: (name: string) => string; readonly write: (name: string, text: string) => void } => {
    const folder = mkdtempSync(path.join(bundle.folder, 'configured-'));
    const write = (name: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    };
    for (const [name, text] of Object.entries(files)) write(name, text);
    return { at: (name) => pathToFileURL(path.join(folder, name)).href, write };
  };
  const changed = ({ connection }: Client, ...uris: readonly string[]): Promise<void> => connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });
  const ALL = ['7 reserved-areas-exhausted', '96 initialisation-failed', '63 first-megabyte-overlap'];

  test('counts as on the command line: severities, accepted findings, the kernel, and what it builds on', async () => {
    const { at } = folderWith({
      'tdxmem.config.json': '{ "extends": ["team/base.json"], "severity": { "first-megabyte-overlap": "off" } }',
      'team/base.json': '{ "suppress": [{ "code": "initialisation-failed", "reason": "Known." }], "severity": { "reserved-areas-exhausted": "warning", "first-megabyte-overlap": "error" } }',
      'logs/tdxmem.config.json': '{ "kernelProfile": "cmr-v8" }',
    });
    const client = await start();
    await client.open(at('dmesg.log'), fragmented);
    const found = await client.diagnostics(at('dmesg.log'));
    expect([codes(found), found[0]?.severity]).toEqual([['7 reserved-areas-exhausted'], 2]);
    // The nearest one alone counts.
    await client.open(at('logs/dmesg.log'), fragmented);
    expect(codes(await client.diagnostics(at('logs/dmesg.log')))).not.toContain('7 reserved-areas-exhausted');
  });

  test('gives way to what the client says', async () => {
    const { at } = folderWith({ 'tdxmem.config.json': '{ "kernelProfile": "cmr-v8", "severity": { "reserved-areas-exhausted": "off" } }' });
    const client = await start({ initializationOptions: { kernelProfile: 'linux-6.8', severity: { 'reserved-areas-exhausted': 'hint' } } });
    await client.open(at('dmesg.log'), fragmented);
    // What is left out of a review cannot come back; the kernel is the client's.
    expect(codes(await client.diagnostics(at('dmesg.log')))).toEqual(['96 initialisation-failed', '63 first-megabyte-overlap']);
  });

  test('is heard of when it comes, is typed, is closed, and when what it builds on changes', async () => {
    const { at, write } = folderWith({ 'dmesg.log': fragmented });
    const client = await start();
    const [log, config] = [at('dmesg.log'), at('tdxmem.config.json')];
    const next = async (): Promise<readonly string[]> => codes(await client.diagnostics(log));
    await client.open(log, fragmented);
    expect(await next()).toEqual(ALL);
    write('tdxmem.config.json', '{ "extends": ["base.json"] }');
    write('base.json', '{ "severity": { "first-megabyte-overlap": "off" } }');
    await changed(client, config);
    expect(await next()).toEqual(ALL.slice(0, 2));
    write('base.json', '{ "severity": { "initialisation-failed": "off" } }');
    await changed(client, at('base.json'));
    expect(await next()).toEqual([ALL[0], ALL[2]]);
    await client.open(config, '{ "severity": { "reserved-areas-exhausted": "off" } }', 'json');
    expect(await next()).toEqual(ALL.slice(1));
    await edit(client, config, 2, { text: '{}' });
    expect(await next()).toEqual(ALL);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: config } });
    expect(await next()).toEqual([ALL[0], ALL[2]]);
  });

  test('with a mistake counts for nothing, and says so where it is, until it is mended', async () => {
    const { at, write } = folderWith({ 'tdxmem.config.json': '{ "extends": ["base.json", "gone.json"] }', 'base.json': '{ "severity": { "first-megabyte-overlap": "of" } }' });
    const client = await start();
    await client.open(at('dmesg.log'), fragmented);
    expect(codes(await client.diagnostics(at('dmesg.log')))).toEqual(ALL);
    const told = async (name: string): Promise<readonly unknown[]> => (await client.diagnostics(at(name))).map(({ message, range }) => [textOf(message), range.start.character]);
    expect(await told('base.json')).toEqual([[expect.stringMatching(/did you mean `off`.* Until it is mended, reviews go on as if there were no configuration\.$/), 42]]);
    expect(await told('tdxmem.config.json')).toEqual([[expect.stringMatching(/^There is no file .*gone\.json/), 27]]);
    write('tdxmem.config.json', '{}');
    await changed(client, at('tdxmem.config.json'));
    expect([await told('base.json'), await told('tdxmem.config.json'), codes(await client.diagnostics(at('dmesg.log')))]).toEqual([[], [], ALL]);
  });

  test('has only those reviewed again that it concerns', async () => {
    const { at, write } = folderWith({ 'a/tdxmem.config.json': '{ "extends": "../base.json" }', 'b/tdxmem.config.json': '{}', 'base.json': '{}' });
    const client = await start();
    const [concerned, other] = [at('a/dmesg.log'), at('b/dmesg.log')];
    for (const uri of [concerned, other]) {
      await client.open(uri, fragmented);
      expect(codes(await client.diagnostics(uri))).toEqual(ALL);
    }
    write('base.json', '{ "severity": { "first-megabyte-overlap": "off" } }');
    await changed(client, at('base.json'));
    expect(codes(await client.diagnostics(concerned))).toEqual(ALL.slice(0, 2));
    const more = client.diagnostics(other);
    expect(await Promise.race([more, wait(500)])).toBe('nothing');
    // It is listened to all the time: its own configuration is heard of.
    write('b/tdxmem.config.json', '{ "severity": { "first-megabyte-overlap": "off" } }');
    await changed(client, at('b/tdxmem.config.json'));
    expect(codes(await more)).toEqual(ALL.slice(0, 2));
  });

  test('is a file: a folder of its name is passed over, and one that another builds on cannot be read', async () => {
    const { at } = folderWith({ 'tdxmem.config.json': '{ "severity": { "first-megabyte-overlap": "off" } }', 'a/tdxmem.config.json/note': '', 'b/tdxmem.config.json': '{ "extends": "../a" }' });
    const client = await start();
    await client.open(at('a/dmesg.log'), fragmented);
    expect(codes(await client.diagnostics(at('a/dmesg.log')))).toEqual(ALL.slice(0, 2));
    await client.open(at('b/dmesg.log'), fragmented);
    expect(codes(await client.diagnostics(at('b/dmesg.log')))).toEqual(ALL);
    const [mistake] = await client.diagnostics(at('b/tdxmem.config.json'));
    expect(mistake).toMatchObject({ message: expect.stringMatching(/a: It could not be read: EISDIR/), range: { start: { line: 0, character: 13 } } });
  });

  test('that is no JSON is told in full: beside the server nothing else may tell it', async () => {
    const client = await start();
    const uri = 'file:///captures/tdxmem.config.json';
    await client.open(uri, '{\n  // why\n  "failOn": "error"\n  "severity": {},\n  "failOn": "never"\n}', 'json');
    expect((await client.diagnostics(uri)).map(({ message, range }) => [range.start.line, textOf(message).split('. Until ')[0]])).toEqual([
      [1, 'JSON has no comments; this one is left out'],
      [3, 'A comma is missing before this'],
      [4, '`failOn` is given twice; the last one counts'],
    ]);
  });

  test('of files on another machine, or in no file, is not looked for', async () => {
    const client = await start();
    for (const uri of ['file://server/share/dmesg.log', 'untitled:Untitled-1']) {
      await client.open(uri, fragmented);
      expect(codes(await client.diagnostics(uri))).toEqual(ALL);
    }
  });
});
