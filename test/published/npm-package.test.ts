import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import type * as library from '../../src/library/index';
import { root, stage, type Stage } from './support/stage';

const MIB = 2 ** 20;
let staged: Stage;
let packed: Packed;
/** Where somebody has installed the package, and has nothing else. */
let home: string;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

beforeAll(async () => {
  staged = await stage(['dist/cli', 'dist/library']);
  [packed = packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts'], { cwd: staged.folder, encoding: 'utf8' })) as readonly Packed[];
  home = mkdtempSync(path.join(tmpdir(), 'tdxmem-user-'));
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  // What is optional comes from a registry, and is not needed.
  execFileSync('npm', ['install', '--offline', '--omit=optional', '--no-audit', '--no-fund', path.join(staged.folder, packed.filename)], { cwd: home, stdio: 'pipe' });
}, 120_000);
afterAll(() => {
  staged.remove();
  rmSync(home, { recursive: true, force: true });
});

/** Runs a program in the folder where the package is installed. */
function run(program: string, args: readonly string[], input = ''): { readonly exit: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: home, encoding: 'utf8', input });
  return { exit: status, stdout, stderr };
}

describe('the package on npm', () => {
  test('holds what it needs and nothing else', () => {
    expect(packed.files.map((file) => file.path).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli/fleet-worker.cjs',
      'dist/cli/language-server.cjs',
      'dist/cli/main.cjs',
      'dist/library/index.cjs',
      'dist/library/index.d.cts',
      'dist/library/index.d.mts',
      'dist/library/index.mjs',
      'docs/findings.md',
      'man/tdxmem.1',
      'package.json',
      'schemas/config.schema.json',
      'schemas/diff.schema.json',
      'schemas/ndjson.schema.json',
      'schemas/report.schema.json',
      'schemas/snapshot.schema.json',
      'schemas/summary.schema.json',
    ]);
  });

  test('is small', () => {
    expect(packed.size).toBeLessThan(MIB);
    expect(packed.unpackedSize).toBeLessThan(3 * MIB);
  });

  test('brings nothing else with it', () => {
    expect(readdirSync(path.join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['tdx-memory-review']);
  });
});

const LOG = 'Linux version 6.8.0-1004-intel (x)\n  node   0: [mem 0x0000000000100000-0x000000017fffffff]\nvirt/tdx: CMR: [0x100000, 0x80000000)\n';
const USE = `
const [one] = review({ name: 'dmesg.log', text: ${JSON.stringify(LOG)} });
console.log(one.verdict.kind, one.findings.map(({ code }) => code).join());
`;
const SAID = { exit: 0, stdout: 'fails region-partly-convertible\n', stderr: '' };

describe('installed in an empty folder', () => {
  test('the command runs, with its worker threads', () => {
    const tdxmem = path.join(home, 'node_modules/.bin/tdxmem');
    writeFileSync(path.join(home, 'dmesg.log'), LOG);
    expect(run(tdxmem, ['--version'])).toEqual({ exit: 0, stdout: `${version}\n`, stderr: '' });
    const { exit, stdout, stderr } = run(tdxmem, ['check', '--format', 'ndjson', '--files-from', '-'], 'dmesg.log\ndmesg.log\n');
    expect([exit, stderr, stdout.split('\n').length]).toEqual([1, '', 3]);
  });

  test('the language server starts', () => {
    // It ends with its client, which is not there.
    expect(run(path.join(home, 'node_modules/.bin/tdxmem'), ['lsp', '--stdio']).stderr).toBe('');
  });

  test('a module imports it', () => {
    writeFileSync(path.join(home, 'use.mjs'), `import { review } from 'tdx-memory-review';${USE}`);
    expect(run(process.execPath, ['use.mjs'])).toEqual(SAID);
  });

  test('a CommonJS script requires it, and its schemas', () => {
    writeFileSync(path.join(home, 'use.cjs'), `const { review } = require('tdx-memory-review'); require('tdx-memory-review/schemas/report.schema.json');${USE}`);
    expect(run(process.execPath, ['use.cjs'])).toEqual(SAID);
  });

  test('the library needs nothing of its surroundings', () => {
    const text = readFileSync(path.join(home, 'node_modules/tdx-memory-review/dist/library/index.cjs'), 'utf8');
    // Not even `require`, `process`, `TextDecoder` or a timer.
    const surroundings = { module: { exports: {} } };
    runInNewContext(text, surroundings);
    // What src/library gives away.
    const { review } = surroundings.module.exports as typeof library;
    expect(review({ name: 'dmesg.log', text: LOG }).map(({ verdict }) => verdict.kind)).toEqual(['fails']);
  });

  test('nothing inside of it can be imported', () => {
    writeFileSync(path.join(home, 'inside.mjs'), "import 'tdx-memory-review/dist/cli/main.cjs';");
    expect(run(process.execPath, ['inside.mjs']).stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('its types', () => {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const GOOD = `import { review, reviewHost, type Finding, type Review, type SourceText } from 'tdx-memory-review';
const source: SourceText = { name: 'a.log', text: '' };
const reviews: readonly Review[] = [...review(source, { profile: 'linux-6.8' }), ...reviewHost([source])];
export const found: readonly Finding[] = reviews.flatMap(({ findings }) => findings);
export const kinds: readonly ('passes' | 'fails' | 'undetermined')[] = reviews.map(({ verdict }) => verdict.kind);
`;
  const check = (file: string, text: string): ReturnType<typeof run> => {
    writeFileSync(path.join(home, file), text);
    // Without a single type of its surroundings, and with the declarations themselves checked.
    return run(process.execPath, [tsc, '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2022', '--types', '', '--skipLibCheck', 'false', file]);
  };

  test.each(['use.mts', 'use.cts'])('hold in %s', (file) => {
    expect(check(file, GOOD)).toEqual({ exit: 0, stdout: '', stderr: '' });
  });

  test('forbid what is not so', () => {
    const { exit, stdout } = check('wrong.mts', "import { review } from 'tdx-memory-review';\nreview({ name: 'a.log' });\nreview({ name: 'a', text: '' }, { profile: 'windows' });\n");
    expect([exit === 0, [...stdout.matchAll(/wrong\.mts\((\d+),\d+\): error (TS\d+)/g)].map(([, line, code]) => [line, code])]).toEqual([false, [['2', 'TS2741'], ['3', 'TS2322']]]);
  });

  test('are the same for both kinds of module', () => {
    const sizes = ['index.d.mts', 'index.d.cts'].map((name) => statSync(path.join(home, 'node_modules/tdx-memory-review/dist/library', name)).size);
    expect(new Set(sizes).size).toBe(1);
  });
});
