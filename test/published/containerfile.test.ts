import { validate } from 'dockerfile-utils';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundles } from '../../scripts/lib/bundles.mjs';
import { buildByHand, type HandBuilt } from './support/container';

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'Containerfile'), 'utf8');
const ignored = readFileSync(path.join(root, '.containerignore'), 'utf8').split('\n');

/** The words of each instruction of one kind. */
function instructions(kind: string): readonly (readonly string[])[] {
  return text.split('\n').flatMap((line) => (line.startsWith(`${kind} `) ? [line.slice(kind.length + 1).split(' ')] : []));
}

/** No container engine is needed here: an image is built of what these say. */
describe('the container file', () => {
  test('has nothing that a linter minds', () => {
    expect(validate(text)).toEqual([]);
    expect(validate('FROM a\nCOPPY b c\n').length).toBe(1);
  });

  test('copies files that are there', () => {
    const copied = instructions('COPY').filter(([first]) => first?.startsWith('--from') === false).flatMap((words) => words.slice(0, -1));
    expect(copied).toEqual(['package.json', 'package-lock.json', '.npmrc', '.']);
    expect(copied.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  test('leaves out what is installed and built', () => {
    expect(['**/node_modules', 'dist', 'out', '.git'].filter((name) => !ignored.includes(name))).toEqual([]);
  });

  test('takes all of the command line out of what is built, and runs it', () => {
    const built = bundles({ production: true }).flatMap(({ outfile = '' }) => (outfile.startsWith('dist/cli/') ? [`/project/${outfile}`] : []));
    const [, ...words] = instructions('COPY').find(([first]) => first === '--from=build') ?? [];
    expect(words.slice(0, -1).sort()).toEqual(built.sort());
    expect(instructions('ENTRYPOINT').map((entry) => entry.join(' '))).toEqual([`["node", "${words.at(-1)}main.cjs"]`]);
  });

  test('runs scripts of this project only', () => {
    const scripts = instructions('RUN').flatMap((words) => words.join(' ').match(/scripts\/[\w.-]+/g) ?? []);
    expect(scripts).toEqual(['scripts/build.mjs']);
    expect(scripts.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });
});

describe('an image of it, built by hand', () => {
  let image: HandBuilt;
  beforeAll(() => {
    image = buildByHand(text, ignored);
  }, 120_000);
  afterAll(() => image.remove());

  const bad = 'Linux version 6.8.0-1004-intel (x)\n  node   0: [mem 0x0000000000100000-0x000000017fffffff]\nvirt/tdx: CMR: [0x100000, 0x80000000)\n';

  test('holds the three programs and nothing else of the project', () => {
    expect(readdirSync(path.join(image.folder, 'opt/tdxmem')).sort()).toEqual(['fleet-worker.cjs', 'language-server.cjs', 'main.cjs']);
    expect(readdirSync(image.folder).sort()).toEqual(['captures', 'opt']);
  });

  test('runs as somebody who is not root, where captures are mounted', () => {
    expect(['', 'root', '0'].includes(image.user.split(':')[0] ?? '')).toBe(false);
    expect([image.user, image.workdir]).toEqual(['node', '/captures']);
  });

  test('says what it can do where nothing is asked', () => {
    const { exit, stdout } = image.run([]);
    expect([exit, stdout.split('\n')[0]]).toEqual([0, 'Usage: tdxmem [options] [command]']);
  });

  test('reviews a capture from standard input', () => {
    const { exit, stdout } = image.run(['check', '--format', 'unix', '-'], bad);
    expect([exit, stdout]).toEqual([1, expect.stringMatching(/^<stdin>:2:3: error: .* \[region-partly-convertible\]$/m)]);
  });

  test('reviews many captures with its worker', () => {
    writeFileSync(path.join(image.folder, 'captures/bad.log'), bad);
    writeFileSync(path.join(image.folder, 'captures/good.log'), bad.replace('17fffffff', '7fffffff'));
    const { exit, stdout, stderr } = image.run(['check', '--format', 'ndjson', '--files-from', '-', '--jobs', '2'], 'good.log\nbad.log\n');
    const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly file: string; readonly verdict: string });
    expect([exit, lines.map(({ file, verdict }) => [file, verdict]), stderr]).toEqual([1, [['good.log', 'passes'], ['bad.log', 'fails']], '']);
  });
});
