import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildCli, type CliBundle } from './support/cli-bundle';

const GOOD = `Early memory node ranges
  node   0: [mem 0x0000000000100000-0x000000006f7fffff]
virt/tdx: CMR: [0x100000, 0x6f800000)
`;
const FAILED = 'virt/tdx: module initialization failed (-5)\n';
const WAITING = 'tdxmem: watching for changes; Ctrl+C ends.\n';

let cli: CliBundle;
let folder: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-watch-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A run of `tdxmem check --watch`, report by report. */
function watching(...operands: readonly string[]): { report(): Promise<string>; end(): Promise<number | null> } {
  const running = spawn(path.join(cli.folder, 'tdxmem'), ['check', '--watch', '--format', 'unix', ...operands], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  child = running;
  let stdout = '';
  let stderr = '';
  let heard = (): void => {};
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  running.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    heard();
  });
  return {
    async report() {
      while (!stderr.includes(WAITING)) await new Promise<void>((resolve) => (heard = resolve));
      const report = `${stdout}${stderr.slice(0, stderr.indexOf(WAITING))}`;
      stderr = stderr.slice(stderr.indexOf(WAITING) + WAITING.length);
      stdout = '';
      return report;
    },
    end: () =>
      new Promise((resolve) => {
        running.on('exit', resolve);
        running.kill('SIGINT');
      }),
  };
}

test('a change is reviewed, also where an editor puts a new file in the place of the old one; Ctrl+C ends it well', async () => {
  const log = path.join(folder, 'a.log');
  writeFileSync(log, GOOD);
  const { report, end } = watching('a.log');
  expect(await report()).toBe('');
  appendFileSync(log, FAILED);
  expect(await report()).toMatch(/^a\.log:4:11: error: /);
  writeFileSync(`${log}.new`, `\n${GOOD}`);
  renameSync(`${log}.new`, log);
  expect(await report()).toBe('');
  expect(await end()).toBe(0);
});

test('a file that comes, a configuration that changes', async () => {
  writeFileSync(path.join(folder, 'tdxmem.config.json'), '{}');
  writeFileSync(path.join(folder, 'a.log'), GOOD);
  const { report, end } = watching('*.log');
  expect(await report()).toBe('');
  writeFileSync(path.join(folder, 'b.log'), `${GOOD}${FAILED}`);
  expect(await report()).toMatch(/^b\.log:4:11: error: [^\n]*\nb\.log:4:11: warning: [^\n]*\n$/);
  writeFileSync(path.join(folder, 'tdxmem.config.json'), '{ "severity": { "prediction-mismatch": "off" } }');
  expect(await report()).toMatch(/^b\.log:4:11: error: [^\n]*\n$/);
  writeFileSync(path.join(folder, 'tdxmem.config.json'), '{ "failOn": 1 }');
  expect(await report()).toMatch(/^tdxmem: tdxmem\.config\.json:1:13: /);
  expect(await end()).toBe(0);
});
