import { describe, expect, test } from 'vitest';
import { review } from '../../../src/analysis/index';
import { codeActions, configActions, newDocument, profileEdit, suppressionEdit, type CodeAction, type TextEdit } from '../../../src/language/index';
import { HOST, NEXT_BOOT } from './support/host';
import { indexOf } from './support/marked-text';

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits.toSorted((a, b) => b.span.start - a.span.start).reduce((all, { span, text: words }) => all.slice(0, span.start) + words + all.slice(span.end), text);
}

function actionsOf(text: string, name: string): readonly CodeAction[] {
  return codeActions(indexOf(text, name), { start: 0, end: text.length });
}

/** The text after an action, by the beginning of its title. */
function after(text: string, title: string, name = 'host.tdxmem.json'): string {
  const actions = actionsOf(text, name).filter((action) => action.title.startsWith(title));
  const [action] = actions;
  if (action === undefined || actions.length !== 1) throw new Error(`${actions.length} of ${actionsOf(text, name).map((one) => one.title).join(' | ')}`);
  if (action.change.kind === 'edit') return applied(text, action.change.edits);
  if (action.change.kind === 'create') return `${action.change.name}\n${newDocument(indexOf(text, name), action.change)?.text ?? ''}`;
  throw new Error(action.change.kind);
}

const codesOf = (text: string): readonly string[] => review({ name: 'host.tdxmem.json', text }).flatMap(({ findings }) => findings.filter(({ suppressed }) => suppressed === undefined).map(({ code }) => code));

const SNAPSHOT = `{
  "formatVersion": 1,
  "host": { "kernelProfile": "linux-6.8" },
  "cmrs": [
    { "base": "0x100000", "size": "0x7ff00000" }
  ],
  "memblock": {
    "memory": [
      { "base": "0x100000", "size": "0x7fefffff", "node": 0 }
    ]
  },
  "memoryBlockSize": "0x8000000",
  "events": [
    { "event": "hot-add", "base": "0x104000000", "size": "0x20000000", "node": 1, "driver": "dimm" }
  ]
}
`;

describe('in a snapshot', () => {
  test('an inclusive end moves one byte up, and the finding is gone', () => {
    expect(codesOf(SNAPSHOT)).toContain('region-page-unaligned');
    const text = after(SNAPSHOT, 'Move the end one byte up, to 0x80000000');
    expect(text).toBe(SNAPSHOT.replace('0x7fefffff', '0x7ff00000'));
    expect(codesOf(text)).not.toContain('region-page-unaligned');
    expect(after(SNAPSHOT, 'Correct all ends')).toBe(text);
  });

  test('whole pages have nothing to correct', () => {
    expect(actionsOf(SNAPSHOT.replace('0x7fefffff', '0x7ff00000'), 'host.tdxmem.json').map(({ kind }) => kind)).not.toContain('fix-all');
  });

  test('a hot-added range is cut or widened to whole memory blocks', () => {
    expect(codesOf(SNAPSHOT)).toContain('hotplug-unaligned');
    const cut = after(SNAPSHOT, 'Cut to whole memory blocks of 128 MiB: [0x108000000, 0x120000000)');
    const widened = after(SNAPSHOT, 'Widen to whole memory blocks of 128 MiB: [0x100000000, 0x128000000)');
    expect(cut).toBe(SNAPSHOT.replace('"0x104000000", "size": "0x20000000"', '"0x108000000", "size": "0x18000000"'));
    expect(widened).toBe(SNAPSHOT.replace('"0x104000000", "size": "0x20000000"', '"0x100000000", "size": "0x28000000"'));
    expect([...codesOf(cut), ...codesOf(widened)]).not.toContain('hotplug-unaligned');
  });

  test('a finding is accepted with a reason, which is selected', () => {
    const action = actionsOf(SNAPSHOT, 'host.tdxmem.json').find(({ title }) => title.startsWith('Accept region-page-unaligned'));
    if (action?.change.kind !== 'edit') throw new Error('no edit');
    const text = applied(SNAPSHOT, action.change.edits);
    expect(text.slice(-106)).toBe(`driver": "dimm" }\n  ],\n  "suppress": [\n    { "code": "region-page-unaligned", "reason": "say why" }\n  ]\n}\n`);
    expect(text.slice(action.change.select?.start, action.change.select?.end)).toBe('say why');
    expect(codesOf(text)).not.toContain('region-page-unaligned');
  });

  test.each([
    ['a field', SNAPSHOT.replace('"memblock"', '"memblok"'), '"memblock"'],
    ['a word', SNAPSHOT.replace('"linux-6.8"', '"linux-6.9"'), '"linux-6.8"'],
    ['the code of a finding', SNAPSHOT.replace(/\n\}\n$/, ',\n  "suppress": [{ "code": "region-page-unalined", "reason": "known" }]\n}\n'), '"region-page-unaligned"'],
  ])('%s that is nearly one that is known is replaced by it', (_name, text, meant) => {
    const action = actionsOf(text, 'host.tdxmem.json').find(({ title }) => title === `Replace by ${meant}`);
    if (action?.change.kind !== 'edit') throw new Error('no edit');
    expect(action.preferred).toBe(true);
    const corrected = applied(text, action.change.edits);
    expect(corrected).toContain(meant);
    expect(codesOf(corrected)).not.toContain('snapshot-invalid');
    expect(actionsOf(corrected, 'host.tdxmem.json').filter(({ title }) => title.startsWith('Replace by'))).toEqual([]);
  });

  test('a word that is as near to two that are known leaves the choice', () => {
    const text = SNAPSHOT.replace('"linux-6.8"', '"linux-7.8"');
    const actions = actionsOf(text, 'host.tdxmem.json').filter(({ title }) => title.startsWith('Replace by'));
    expect(actions.map(({ title, preferred }) => [title, preferred])).toEqual([
      ['Replace by "linux-6.8"', undefined],
      ['Replace by "linux-7.1"', undefined],
    ]);
  });

  test('a word that is like no other is left alone', () => {
    const text = SNAPSHOT.replace('"memblock"', '"weather"').replace('"linux-6.8"', '"plan9"').replace(/\n\}\n$/, ',\n  "suppress": [{ "code": "weather", "reason": "known" }]\n}\n');
    expect(codesOf(text)).toContain('snapshot-invalid');
    expect(actionsOf(text, 'host.tdxmem.json').filter(({ title }) => title.startsWith('Replace by'))).toEqual([]);
  });

  test('a second one joins the first', () => {
    const once = applied(SNAPSHOT, [suppressionEdit(SNAPSHOT, 'a', 'b') ?? { span: { start: 0, end: 0 }, text: '' }]);
    const twice = applied(once, [suppressionEdit(once, 'c', 'd "e"') ?? { span: { start: 0, end: 0 }, text: '' }]);
    expect(twice).toContain(`  "suppress": [\n    { "code": "a", "reason": "b" },\n    { "code": "c", "reason": "d \\"e\\"" }\n  ]\n}`);
  });

  test('a list of CMRs is begun', () => {
    const without = SNAPSHOT.replace(/ {2}"cmrs": \[[\s\S]*?\],\n/, '');
    expect(codesOf(without)).toContain('cmr-list-missing');
    expect(after(without, 'Add a CMR list')).toBe(without.replace(/\n\}\n$/, ',\n  "cmrs": []\n}\n'));
  });

  test.each([
    ['{ "formatVersion": 1 }', '{ "formatVersion": 1, "host": { "kernelProfile": "cmr-v8" } }'],
    ['{ "formatVersion": 1, "host": {} }', '{ "formatVersion": 1, "host": {\n  "kernelProfile": "cmr-v8"\n} }'],
    ['{\r\n\t"formatVersion": 1,\r\n\t"host": { "name": "a" }\r\n}', '{\r\n\t"formatVersion": 1,\r\n\t"host": { "name": "a", "kernelProfile": "cmr-v8" }\r\n}'],
    ['{ "host": { "kernelProfile": "auto" }, ', '{ "host": { "kernelProfile": "cmr-v8" }, '],
  ])('the profile of %j is switched', (text, expected) => {
    const edit = profileEdit(text, 'cmr-v8');
    expect(edit && applied(text, [edit])).toBe(expected);
  });

  test.each(['', '[]', 'null', '{ "host": 1 }'])('what cannot be edited is left alone: %j', (text) => {
    expect(profileEdit(text, 'auto')).toBeUndefined();
  });
});

describe('in a log', () => {
  test('the boot becomes a snapshot that is judged the same', () => {
    const made = after(HOST, 'Make a snapshot', 'dmesg.log');
    const [name, ...lines] = made.split('\n');
    expect(name).toBe('dmesg.tdxmem.json');
    const [again] = review({ name: 'dmesg.tdxmem.json', text: lines.join('\n') });
    const [before] = review({ name: 'dmesg.log', text: HOST });
    expect(again?.memlist?.map(({ startPfn, endPfn, node }) => [startPfn, endPfn, node])).toEqual(before?.memlist?.map(({ startPfn, endPfn, node }) => [startPfn, endPfn, node]));
    expect(again?.verdict.headline).toBe(before?.verdict.headline);
    expect(made).toContain('dmesg.log:8');
  });

  test('of several boots the one at the cursor', () => {
    const text = HOST + NEXT_BOOT;
    const titles = codeActions(indexOf(text), { start: text.length - 1, end: text.length - 1 }).filter(({ kind }) => kind === 'source').map(({ title, change }) => [title, change.kind === 'create' ? change.name : '']);
    expect(titles).toEqual([['Make a snapshot of boot 2', 'dmesg.boot-2.tdxmem.json']]);
  });

  test('without CMRs the snapshot gets a place for them', () => {
    const text = HOST.split('\n').filter((line) => !line.includes('CMR')).join('\n');
    expect(after(text, 'Make a snapshot with a place for the CMR list', 'dmesg.log')).toContain('"cmrs": []');
  });

  test('or that of another boot', () => {
    const next = NEXT_BOOT.split('\n').filter((line) => !line.includes('CMR')).join('\n');
    expect(after(HOST + next, 'Make a snapshot with the 2 CMRs of another boot', 'dmesg.log')).toContain('"cmrs": [\n    { "base": "0x100000", "size": "0x5ff00000" },\n    { "base": "0x100000000", "size": "0x300000000" }\n  ]');
  });

  test('a hand-typed CMR list is corrected, a line of the kernel is not', () => {
    const text = `CMR: [0x100000, 0x7fffffff)\n[    0.0] BIOS-e820: [mem 0x0000000000100000-0x000000007ffffffe] usable\n`;
    expect(after(text, 'Correct all ends', 'list.txt')).toBe(text.replace('0x7fffffff)', '0x80000000)'));
  });

  test('a finding is turned off by the settings, and another kernel is chosen there', () => {
    const changes = codeActions(indexOf(HOST), { start: HOST.indexOf('module init'), end: HOST.indexOf('module init') }).map(({ title, change }) => [title, change.kind]);
    expect(changes).toContainEqual(['Turn off initialisation-failed in the settings', 'turn-off']);
  });

  test('where nothing is found there is nothing to fix', () => {
    expect(codeActions(indexOf(HOST), { start: 0, end: 1 }).map(({ title }) => title)).toEqual(['Make a snapshot']);
  });
});

describe('in a configuration', () => {
  test.each([
    ['a field', '{ "failOm": "error" }', '{ "failOn": "error" }'],
    ['a word', '{ "failOn": "eror" }', '{ "failOn": "error" }'],
    ['the code of a finding', '{ "severity": { "cmr-list-mising": "off" } }', '{ "severity": { "cmr-list-missing": "off" } }'],
  ])('%s that is nearly one that is known is replaced by it', (_name, text, corrected) => {
    const [action, ...others] = configActions(text, { start: 0, end: text.length });
    if (action?.change.kind !== 'edit') throw new Error('no edit');
    expect([applied(text, action.change.edits), action.preferred, others]).toEqual([corrected, true, []]);
    expect(configActions(corrected, { start: 0, end: corrected.length })).toEqual([]);
  });

  test('what is like no other is left alone, and so is what stands elsewhere', () => {
    expect(configActions('{ "weather": "fine" }', { start: 0, end: 20 })).toEqual([]);
    expect(configActions('{ "failOm": "error" }', { start: 15, end: 16 })).toEqual([]);
  });
});
