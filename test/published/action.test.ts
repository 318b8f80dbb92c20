import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { version } from '../../package.json';
import { buildCli, type CliBundle } from '../cli/support/cli-bundle';

const root = path.resolve(import.meta.dirname, '../..');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly runs: { readonly using: string; readonly steps: readonly { readonly uses?: string; readonly shell?: string; readonly run?: string; readonly env?: Readonly<Record<string, string>> }[] };
}

const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8')) as Action;
const step = action.runs.steps.find(({ run }) => run !== undefined);
let cli: CliBundle;
let workspace: string;

/** `npm exec` as the action calls it, with the command line of this project in place of the registry's. */
const NPM = `#!/bin/sh
[ "$1 $2 $3 $4 $5 $6" = "exec --yes --package tdx-memory-review@${version} -- tdxmem" ] || { echo "npm $*" >&2; exit 99; }
shift 6
exec tdxmem "$@"
`;

beforeAll(async () => {
  cli = await buildCli();
  writeFileSync(path.join(cli.folder, 'npm'), NPM);
  chmodSync(path.join(cli.folder, 'npm'), 0o755);
});
afterAll(() => cli.remove());
beforeEach(() => {
  workspace = mkdtempSync(path.join(tmpdir(), 'tdxmem-action-'));
  mkdirSync(path.join(workspace, 'captures'));
  writeFileSync(path.join(workspace, 'captures/good one.log'), 'Linux version 6.14.0 (x)\n  node   0: [mem 0x0000000000100000-0x000000007fffffff]\nvirt/tdx: CMR: [0x100000, 0x80000000)\n');
  writeFileSync(path.join(workspace, 'captures/bad.log'), 'Linux version 6.8.0-1004-intel (x)\n  node   0: [mem 0x0000000000100000-0x000000017fffffff]\nvirt/tdx: CMR: [0x100000, 0x80000000)\n');
  return () => rmSync(workspace, { recursive: true, force: true });
});

/** Runs the step as a runner does: inputs put into its variables, and `bash -e`. */
function run(inputs: Readonly<Record<string, string>>): { readonly exit: number | null; readonly stdout: string; readonly stderr: string } {
  const value = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? '';
  const env = Object.fromEntries(Object.entries(step?.env ?? {}).map(([name, text]) => [name, text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => value(input))]));
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step?.run ?? 'exit 98'], {
    cwd: workspace,
    encoding: 'utf8',
    env: { PATH: `${cli.folder}:${process.env['PATH'] ?? ''}`, GITHUB_ACTION_PATH: root, GITHUB_STEP_SUMMARY: path.join(workspace, 'summary.md'), ...env },
  });
  return { exit: status, stdout, stderr };
}

describe('the action', () => {
  test('is a composite one, and puts no input into its script', () => {
    expect([action.runs.using, action.runs.steps.length, step?.shell, step?.run?.includes('${{')]).toEqual(['composite', 2, 'bash', false]);
  });

  test('annotates the line at fault and fails', () => {
    const { exit, stdout, stderr } = run({ files: 'captures/bad.log\n\n' });
    expect([exit, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^::error file=captures\/bad\.log,line=2,.*region-partly-convertible/);
  });

  test('passes where nothing is wrong, whatever the names are', () => {
    const { exit, stdout, stderr } = run({ files: 'captures/good one.log' });
    expect([exit, stderr, stdout.includes('::error')]).toEqual([0, '', false]);
  });

  test('takes no input for a command', () => {
    const { exit } = run({ files: '$(touch broken)\n`touch broken`; touch broken', kernel: 'auto' });
    expect([exit, existsSync(path.join(workspace, 'broken'))]).toEqual([2, false]);
  });

  test('says what could not be read', () => {
    const { exit, stderr } = run({ files: 'captures/good one.log\ngone.log' });
    expect([exit, stderr]).toEqual([2, 'tdxmem: gone.log: There is no such file. Check the name and the folder.\n']);
  });

  test('writes SARIF and the summary of the job where they are asked for', () => {
    run({ files: 'captures/bad.log', sarif: 'out.sarif' });
    expect((JSON.parse(readFileSync(path.join(workspace, 'out.sarif'), 'utf8')) as { version: string }).version).toBe('2.1.0');
    expect(readFileSync(path.join(workspace, 'summary.md'), 'utf8')).toContain('**Verdict: fails.**');
  });

  test('and else neither', () => {
    expect(run({ files: 'captures/bad.log', summary: 'false', 'fail-on': 'never' }).exit).toBe(0);
    expect(['out.sarif', 'summary.md'].filter((name) => existsSync(path.join(workspace, name)))).toEqual([]);
  });
});
