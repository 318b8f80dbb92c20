import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bin, name, version } from '../../package.json';
import { parseArguments } from '../../src/cli/arguments';

const root = path.resolve(import.meta.dirname, '../..');
const [hook, ...others] = parse(readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly { readonly id: string; readonly entry: string; readonly language: string; readonly files: string }[];

describe('the hook for pre-commit', () => {
  test('is one, with the package of this version', () => {
    expect([hook?.id, hook?.language, others]).toEqual(['tdxmem', 'system', []]);
    expect(hook?.entry).toMatch(new RegExp(`^npx --yes --package ${name}@${version.replaceAll('.', '\\.')} -- `));
  });

  test('runs a command that the package has, with the files after it', () => {
    const [command = '', ...args] = hook?.entry.split(' -- ')[1]?.split(' ') ?? [];
    expect(Object.keys(bin)).toContain(command);
    expect(parseArguments([...args, 'a.tdxmem.json', 'dmesg.log'])).toMatchObject({ kind: 'check', check: { files: ['a.tdxmem.json', 'dmesg.log'], format: 'unix', failOn: 'error' } });
  });

  test.each([
    ['host.tdxmem.json', true],
    ['hosts/rack 1/host.tdxmem.json', true],
    ['dmesg', true],
    ['captures/dmesg-2025.txt', true],
    ['server.dmesg', true],
    ['package.json', false],
    ['src/dmesg/index.ts', false],
    ['my-dmesg.md', false],
  ])('takes %s: %s', (file, taken) => {
    expect(new RegExp(hook?.files ?? '').test(file)).toBe(taken);
  });
});
