import { validate } from 'dockerfile-utils';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundles } from '../../scripts/lib/bundles.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'Containerfile'), 'utf8');
const ignored = readFileSync(path.join(root, '.containerignore'), 'utf8').split('\n');

/** The words of each instruction of one kind. */
function instructions(kind: string): readonly (readonly string[])[] {
  return text.split('\n').flatMap((line) => (line.startsWith(`${kind} `) ? [line.slice(kind.length + 1).split(' ')] : []));
}

/** No container engine is needed here, and none is run: an image is built of what these say. */
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
