import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conformance, HELP } from './compare/command';
import { readKernelVectors, type KernelVector } from './support/kernel-vectors';
import { readModuleVectors, type ModuleVector } from './support/module-vectors';

/** A case that gets through: after a failure its TDMRs are not compared. */
const kernel = readKernelVectors('hand.json.gz').find(({ expected }) => expected['v6.8']?.['ret'] === 0 && expected['v6.8']['module_check'] !== null) ?? fail();
const [module = fail()] = readModuleVectors('realistic.json.gz');

function fail(): never {
  throw new Error('no vectors');
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-command-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes vector files into a new folder of this name. */
function vectors(name: string, files: Readonly<Record<string, unknown>>): string {
  const made = path.join(folder, name);
  mkdirSync(made);
  for (const [file, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(path.join(made, file), file.endsWith('.gz') ? gzipSync(text) : text);
  }
  return made;
}

function run(...args: readonly string[]): { readonly code: number; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const code = conformance(args, { kernel: 'none', module: 'none' }, (line) => lines.push(line));
  return { code, lines };
}

const kernelFile = (...cases: readonly KernelVector[]): object => ({ format: 1, cases });

function withExpected(field: string, value: unknown): KernelVector {
  return { ...kernel, name: 'edited', expected: { ...kernel.expected, 'v6.8': { ...kernel.expected['v6.8'], [field]: value } } };
}

describe('the command', () => {
  test('takes folders of both kinds, gzipped or not, and leaves other files alone', () => {
    const a = vectors('a', { 'one.json.gz': kernelFile(kernel), 'two.json': kernelFile(kernel, kernel), 'README.md': '# not vectors' });
    const b = vectors('b', { 'x.json': [module] });
    expect(run('--kernel', a, '--module', b)).toEqual({
      code: 0,
      lines: [
        `kernel vectors in ${a}`,
        '  one.json.gz: 1 passed, 0 failed',
        '  two.json: 2 passed, 0 failed',
        `module vectors in ${b}`,
        '  x.json: 1 passed, 0 failed',
        '4 passed, 0 failed',
      ],
    });
  });

  test('names the case, the variant, the field and both values', () => {
    const a = vectors('named', { 'one.json': kernelFile(kernel, withExpected('pamt_kb', 7)) });
    const { code, lines } = run('--kernel', a);
    expect(code).toBe(1);
    expect(lines.slice(1, 4)).toEqual(['  one.json: 1 passed, 1 failed', '    edited', expect.stringMatching(/^ {6}v6\.8: pamt_kb is \d+, expected 7$/)]);
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
  });

  test.each([
    'ret', 'errno', 'stage', 'memlist', 'tdmr_info_size', 'nr_consumed_tdmrs', 'pamt_kb', 'tdmrs', 'log', 'warn_on', 'module_check',
    'tdx_memlist_empty_after', 'hotplug', 'hotplug_if_memlist_kept', 'a field of tomorrow',
  ])('a case whose %s differs fails', (field) => {
    const other = { warn_on: [{ func: 'someone' }], tdmrs: [] }[field] ?? 'something else';
    const a = vectors(`field ${field}`, { 'one.json': kernelFile(withExpected(field, other)) });
    expect(run('--kernel', a).lines.at(-1)).toBe('0 passed, 1 failed');
  });

  test.each(['stage', 'status', 'raw', 'detail', 'tdmr_init'])('a case of the module whose %s differs fails', (field) => {
    const edited: ModuleVector = { ...module, expected: { ...module.expected, [field]: 'something else' } };
    expect(run('--module', vectors(`module ${field}`, { 'x.json': [edited] })).lines.at(-1)).toBe('0 passed, 1 failed');
  });

  test('a value that a double cannot hold fails with that reason, and its neighbour does not', () => {
    const with64 = (base: string): KernelVector => ({ ...kernel, name: base, input: { ...kernel.input, hotplug: [], cmrs: [{ base, size: '0x1000' }] } });
    const a = vectors('exact', { 'one.json': kernelFile(with64('0xfff0000000000001'), with64('0xfff0000000001000')) });
    const { lines } = run('--kernel', a);
    expect(lines).toContain('      not run: cmrs[0].base is 0xfff0000000000001, which this model cannot hold exactly');
    expect(lines.filter((line) => line.includes('not run'))).toHaveLength(1);
  });

  test('a PAMT of odd bytes that would end above 2^53 fails with that reason', () => {
    const pamt_placements = ['0x1fffffffffff01', ...kernel.input.pamt_placements.slice(1)];
    const a = vectors('pamt', { 'one.json': kernelFile({ ...kernel, input: { ...kernel.input, pamt_placements } }) });
    expect(run('--kernel', a).lines.find((line) => line.includes('not run'))).toMatch(/^ {6}not run: pamt_placements\[0\] end is 0x2[0-9a-f]{13}, which/);
  });

  test.each([
    ['no JSON', '{'],
    ['another shape', { vectors: [] }],
    ['cases of another shape', { cases: [{ name: 'x' }] }],
  ])('a file of %s is a failure, not a crash', (what, content) => {
    expect(run('--kernel', vectors(`bad ${what}`, { 'one.json': content })).lines.at(-1)).toBe('0 passed, 1 failed');
  });

  test('an empty folder and one that is not there fail', () => {
    expect(run('--module', vectors('empty', {}))).toMatchObject({ code: 1 });
    expect(run('--module', path.join(folder, 'nowhere'))).toMatchObject({ code: 1 });
  });

  test('--show says how many failed cases are told', () => {
    const bad = withExpected('ret', 1);
    const a = vectors('many', { 'one.json': kernelFile(bad, bad, bad) });
    expect(run('--kernel', a, '--show', '1').lines).toContain('    … and 2 more');
    expect(run('--kernel', a, '--show', '0').lines).toHaveLength(4);
  });

  test('help, and what is no option', () => {
    expect(run('--help')).toEqual({ code: 0, lines: [HELP] });
    expect(run('--colour').code).toBe(2);
    expect(run('--show', 'all')).toEqual({ code: 2, lines: ['--show takes a number, not all'] });
  });
});
