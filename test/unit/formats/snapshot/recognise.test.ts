import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { looksLikeSnapshot } from '../../../../src/analysis/formats/snapshot/snapshot';

const samples = path.join(import.meta.dirname, '../../../../samples');

const yes: readonly (readonly [name: string, text: string])[] = [
  ['Untitled-1', '{ "formatVersion": 1 }'],
  ['Untitled-1', '\uFEFF\r\n {\n  "formatVersion" : 1'],
  ['host.json', '{ "cmrs": ['],
  ['host.json', '{ "memblock": {'],
  ['host.json', '{ "pamtPlacements": [] }'],
  ['new.tdxmem.json', ''],
  ['/tmp/HOST.TDXMEM.JSON', 'not yet JSON'],
];

const no: readonly (readonly [what: string, text: string])[] = [
  ['an empty text', ''],
  ['a boot log', '[    0.000000] Linux version 6.8.0\n[    0.000000] BIOS-e820: [mem 0x0-0x9ffff] usable'],
  ['lsmem --json', '{\n   "memory": [\n      {"range":"0x0000000000000000-0x000000007fffffff"}\n   ]\n}'],
  ['a Gradle module', '{ "formatVersion": "1.1", "component": {} }'],
  ['a package', '{ "name": "x", "version": "1.0.0" }'],
  ['a report of this tool', '{ "formatVersion": 1, "tool": { "name": "tdxmem" }, "reviews": [{ "cmrs": [] }] }'],
  ['a list', '[{ "formatVersion": 1 }]'],
  ['text that speaks of it', 'write "formatVersion": 1 and "cmrs"'],
  ['a field far down in other JSON', `{ "x": "${'x'.repeat(70_000)}", "cmrs": [] }`],
];

describe('a snapshot is known by its content or its name', () => {
  test.each(yes)('%s with %s', (name, text) => expect(looksLikeSnapshot({ name, text })).toBe(true));
  test.each(no)('not %s', (_, text) => expect(looksLikeSnapshot({ name: 'Untitled-1', text })).toBe(false));

  test.each(readdirSync(samples))('the sample %s under another name', (name) => {
    const text = readFileSync(path.join(samples, name), 'utf8');
    expect(looksLikeSnapshot({ name: 'x.txt', text })).toBe(name.endsWith('.tdxmem.json'));
  });
});
