import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCli, type CliBundle } from './support/cli-bundle';
import { runScenario } from './support/run-scenario';

const LOG = `BIOS-e820: [mem 0x0000000000001000-0x000000006f7fffff] usable
Early memory node ranges
  node   0: [mem 0x0000000000001000-0x000000006f7fffff]
virt/tdx: module initialization failed (-5)
`;
let cli: CliBundle;
let printed: string;

beforeAll(async () => {
  cli = await buildCli();
  printed = runScenario({ title: '', files: [{ name: 'a.log', text: LOG }], command: 'tdxmem check -f unix a.log' }, cli).stdout;
});
afterAll(() => cli.remove());

const PLACES = [
  { file: 'a.log', line: 4, column: 11, kind: 'e' },
  { file: 'a.log', line: 3, column: 3, kind: 'i' },
  { file: 'a.log', line: 3, column: 3, kind: 'i' },
];

/** The errorformat that docs/command-line.md gives. */
const ERROR_FORMAT = String.raw`%f:%l:%c:\ %t%*[^:]:\ %m`;

/** Those that are here: a Vim is no part of the project. */
const vims = [
  { name: 'vim', args: ['-u', 'NONE', '-N', '-es'] },
  { name: 'nvim', args: ['-u', 'NONE', '-i', 'NONE', '-es'] },
].filter(({ name }) => spawnSync(name, ['--version']).status === 0);

describe('--format unix in editors', () => {
  test('the page gives the error format that is tested here', () => {
    expect(readFileSync(path.join(import.meta.dirname, '../../docs/command-line.md'), 'utf8')).toContain(ERROR_FORMAT);
  });

  test.each(vims)('$name makes a list of it', ({ name, args }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-vim-'));
    try {
      writeFileSync(path.join(folder, 'errors'), printed);
      const list = "map(getqflist(), {_, e -> json_encode({'file': bufname(e.bufnr), 'line': e.lnum, 'column': e.col, 'kind': e.type})})";
      writeFileSync(path.join(folder, 'list.vim'), `set errorformat=${ERROR_FORMAT}\ncgetfile errors\ncall writefile(${list}, 'list')\nqall!\n`);
      spawnSync(name, [...args, '-S', 'list.vim'], { cwd: folder });
      const found = readFileSync(path.join(folder, 'list'), 'utf8').trimEnd().split('\n');
      expect(found.map((line): unknown => JSON.parse(line))).toEqual(PLACES);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('Emacs sees GNU error messages in it', () => {
    // The parts of the entry `gnu` of compilation-error-regexp-alist-alist that such lines meet: file, line, column, and what is no error.
    const gnu = /^(?<file>(?!\s)[^\n:]+): ?(?<line>[0-9]+)[.:](?<column>[0-9]+)(?:: ?| |-)(?: *(?<warning>[Ww]arning|W:)| *(?<info>[Ii]nfo(?:\b|rmationa?l?)|[Nn]ote))?/;
    const found = printed.trimEnd().split('\n').map((line) => gnu.exec(line)?.groups);
    expect(found.map((groups) => ({ file: groups?.['file'], line: Number(groups?.['line']), column: Number(groups?.['column']), kind: groups?.['info'] === undefined ? (groups?.['warning'] === undefined ? 'e' : 'w') : 'i' }))).toEqual(PLACES);
  });
});
