import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { findParallel } from '../../tools/parallel/find.mjs';
import { buildCli, type CliBundle } from './support/cli-bundle';

const root = path.resolve(import.meta.dirname, '../..');
let cli: CliBundle;
let folder: string;
let parallel: string;

beforeAll(async () => {
  cli = await buildCli();
  folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-fleet-'));
  const captures = path.join(folder, 'captures');
  mkdirSync(captures);
  for (let index = 0; index < 40; index += 1) {
    const top = (0x8000_0000 + index * 0x100_0000).toString(16);
    writeFileSync(path.join(captures, `host ${String(index).padStart(2, '0')}.log`), `Linux version 6.${index % 7}.0 (x)\n  node   0: [mem 0x00100000-0x${top}]\nvirt/tdx: CMR: [0x100000, 0x90000000)\n`);
  }
});
/** Where it is not there and this is no Debian machine with root, this says so, and everything here fails. */
beforeAll(async () => {
  parallel = await findParallel();
}, 300_000);
afterAll(() => {
  cli.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script for `sh` beside the captures, with the command line that is found in a folder. */
function sh(script: string, { bin = cli.folder, env = {} }: { readonly bin?: string; readonly env?: Readonly<Record<string, string>> } = {}): Ran {
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], { cwd: folder, encoding: 'utf8', env: { PATH: `${bin}:${PATH}`, HOME, LC_ALL: 'C', ...env }, maxBuffer: 2 ** 28 });
  return { exit: status, stdout, stderr };
}

const alone = (): string => sh('find captures -type f | sort | tdxmem check --format ndjson --files-from - --jobs 1').stdout;

describe('the same lines', () => {
  test.each([1, 2, 7])('with %i jobs', (jobs) => {
    const { stdout, stderr } = sh(`find captures -type f | sort | tdxmem check --format ndjson --files-from - --jobs ${jobs}`);
    expect(stderr).toBe('');
    expect(stdout).toBe(alone());
    expect(stdout.split('\n').length).toBe(41);
  });

  test('for files that are named on the command line', () => {
    expect(sh('tdxmem check --format ndjson --jobs 3 captures/*').stdout).toBe(alone());
  });
});

/** The command line with a worker that does something else first. */
function withWorker(before: string): string {
  const bin = mkdtempSync(path.join(folder, 'bin-'));
  cpSync(cli.folder, bin, { recursive: true });
  writeFileSync(path.join(bin, 'tdxmem'), `#!/bin/sh\nexec '${process.execPath}' '${path.join(bin, 'main.cjs')}' "$@"\n`);
  renameSync(path.join(bin, 'fleet-worker.cjs'), path.join(bin, 'real-worker.cjs'));
  writeFileSync(path.join(bin, 'fleet-worker.cjs'), before);
  return bin;
}

describe('a worker that dies', () => {
  const DIES = `
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', ({ file }) => {
      if (file.includes('host 03')) process.exit(9);
      if (file.includes('host 05')) throw new Error('broken on purpose');
      if (file.includes('host 07')) { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }
    });
    require('./real-worker.cjs');`;

  test('is one line with an error, and the rest goes on', () => {
    const { exit, stdout, stderr } = sh('find captures -type f | sort | tdxmem check --format ndjson --files-from - --jobs 2', { bin: withWorker(DIES), env: { NODE_OPTIONS: '--max-old-space-size=200' } });
    const expected = alone().split('\n');
    const lines = stdout.split('\n');
    const died = (name: string, reason: string): string => `{"formatVersion":1,"tool":{"name":"tdxmem","version":"${version}"},"file":"captures/${name}.log","part":1,"parts":1,"error":"The worker that reviewed it died: ${reason}. Review it alone to see more: tdxmem check FILE"}`;
    expected[3] = died('host 03', 'it ended with 9');
    expected[5] = died('host 05', 'broken on purpose');
    expected[7] = died('host 07', 'Worker terminated due to reaching memory limit: JS heap out of memory');
    expect(lines).toEqual(expected);
    expect(exit).toBe(2);
    expect(stderr).toContain('tdxmem: 3 of 40 files could not be reviewed, or not whole.');
  });

  test('where none can be started, that ends the run', () => {
    const { exit, stdout, stderr } = sh('tdxmem check --format ndjson --jobs 2 captures/*', { bin: withWorker("require('./not-there.cjs');") });
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^tdxmem: No worker could be started: Cannot find module/);
  });
});

test('a reader that goes away ends the run quietly, though the list has no end', () => {
  const { stdout, stderr } = sh("yes 'captures/host 01.log' | tdxmem check --format ndjson --files-from - | head -n 3");
  expect([stdout.split('\n').length, stderr]).toEqual([4, '']);
});

/** The script below a heading of docs/fleet.md. */
function recipe(title: string, language = 'sh'): string {
  const page = readFileSync(path.join(root, 'docs/fleet.md'), 'utf8');
  const script = new RegExp(`^### ${title}\\n[^]*?\`\`\`${language}\\n([^]*?)\`\`\``, 'm').exec(page)?.[1];
  if (script === undefined) throw new Error(`no recipe for ${title}`);
  return script;
}

const sorted = (lines: string): readonly string[] => lines.split('\n').sort();

describe('the recipes of docs/fleet.md', () => {
  test('GNU parallel: the lines of one run, in their order', () => {
    const script = recipe('GNU parallel').replace('-N 100', '-N 3').replace('parallel --pipe', `'${parallel}' --will-cite --pipe`);
    const { exit, stderr } = sh(script);
    expect([exit, stderr]).toEqual([0, '']);
    expect(readFileSync(path.join(folder, 'fleet.ndjson'), 'utf8')).toBe(alone());
  });

  test('xargs: the same lines', () => {
    const { exit, stderr } = sh(recipe('xargs').replace('-n 100', '-n 3'));
    expect([exit, stderr]).toEqual([0, '']);
    expect(sorted(readFileSync(path.join(folder, 'fleet.ndjson'), 'utf8'))).toEqual(sorted(alone()));
    rmSync(path.join(folder, 'parts'), { recursive: true });
  });

  test('Slurm: the tasks of an array together, also when a task is queued again', () => {
    sh('find captures -type f | sort > list.txt; mkdir parts');
    const task = (id: number): Ran => sh(recipe('Slurm'), { env: { SLURM_ARRAY_TASK_ID: `${id}`, SLURM_ARRAY_TASK_COUNT: '3', SLURM_CPUS_PER_TASK: '2' } });
    for (const id of [0, 1, 2, 1]) expect(task(id)).toEqual({ exit: 0, stdout: '', stderr: '' });
    expect(sorted(sh('cat parts/*').stdout)).toEqual(sorted(alone()));
  });

  /** One process for each partition, its words split at spaces and no shell: what `RDD.pipe` does. */
  test('Spark: the command that it starts, for every partition, also for one without names', () => {
    const [program = '', ...args] = /\.pipe\("([^"]+)"\)/.exec(recipe('Spark', 'python'))?.[1]?.split(' ') ?? [];
    const names = sh('find captures -type f | sort').stdout.trimEnd().split('\n');
    const partitions = [names.slice(0, 1), [], names.slice(1, 20), names.slice(20)].map((own) => own.map((name) => `${name}\n`).join(''));
    const piped = partitions.map((input) => {
      const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', input, env: { PATH: `${cli.folder}:${process.env['PATH'] ?? ''}` } });
      expect([status, stderr]).toEqual([0, '']);
      return stdout;
    });
    expect(piped[1]).toBe('');
    expect(piped.join('')).toBe(alone());
  });
});
