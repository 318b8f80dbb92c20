import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describedProgram } from '../../src/cli/arguments';
import { describeProgram } from '../../src/cli/completion/describe';
import { shells } from '../../src/cli/completion/shells';
import { buildCli, type CliBundle } from './support/cli-bundle';
import { runScenario } from './support/run-scenario';

const program = describeProgram(describedProgram());
let cli: CliBundle;

beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

/** What bash offers for the last word, with the shipped script. Quotes are not for words of a command line that need some. */
function offered(...words: readonly string[]): readonly string[] {
  const script = [
    'source <(tdxmem completion bash)',
    `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})`,
    `COMP_CWORD=${words.length - 1}`,
    '_tdxmem',
    `printf '%s\\n' "\${COMPREPLY[@]}"`,
  ];
  const files = ['a.log', 'an other.log', 'host.tdxmem.json'].map((name) => ({ name, text: '' }));
  const { stdout, stderr } = runScenario({ title: '', files, command: `bash <<'END'\n${script.join('\n')}\nEND` }, cli);
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('bash', () => {
  test.each([
    [['tdxmem', 'c'], ['check', 'collect', 'completion']],
    [['tdxmem', '--v'], ['--version']],
    [['tdxmem', 'check', '--fo'], ['--format']],
    [['tdxmem', 'check', '-f', 's'], ['sarif']],
    [['tdxmem', 'check', '--format', '=', 'j'], ['json', 'junit']],
    [['tdxmem', 'check', '--fail-on', '='], ['error', 'warning', 'information', 'never']],
    [['tdxmem', 'check', '--kernel', 'linux-7'], ['linux-7.1']],
    [['tdxmem', 'check', '--baseline', 'a'], ['a.log', 'an other.log']],
    [['tdxmem', 'check', '--full', 'h'], ['host.tdxmem.json']],
    [['tdxmem', 'check', '--jobs', ''], []],
    [['tdxmem', 'explain', 'reserved-areas'], ['reserved-areas-exhausted', 'reserved-areas-near-limit']],
    [['tdxmem', 'completion', ''], ['bash', 'zsh', 'fish']],
    [['tdxmem', 'decode', 'a'], []],
    [['tdxmem', 'nothing', ''], []],
  ])('%s', (words, expected) => {
    // A shell sorts what it shows, by its own order.
    expect(offered(...words).toSorted()).toEqual(expected.toSorted());
  });
});

/** The shells that are here read their script without a complaint. */
const present = Object.keys(shells).filter((shell) => spawnSync(shell, ['--version']).status === 0);

test.each(present)('%s takes its script', (shell) => {
  const file = path.join(cli.folder, `completion.${shell}`);
  writeFileSync(file, shells[shell]?.(program) ?? '');
  const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.each(Object.entries(shells))('%s knows every command and every option', (_shell, print) => {
  const script = print(program);
  const names = program.commands.flatMap(({ name, options }) => [name, ...options.map(({ long }) => long.slice('--'.length))]);
  expect(names.filter((name) => !script.includes(name))).toEqual([]);
});
