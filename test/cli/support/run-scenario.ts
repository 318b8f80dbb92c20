import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CliBundle } from './cli-bundle';
import type { Outcome, Scenario } from './scenario';

/** Runs the command in a folder that holds nothing but the files of the scenario. */
export function runScenario({ files, command }: Scenario, { folder }: CliBundle): Outcome {
  const cwd = mkdtempSync(path.join(tmpdir(), 'tdxmem-scenario-'));
  try {
    for (const { name, text } of files) {
      mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
      writeFileSync(path.join(cwd, name), text);
    }
    const { PATH = '' } = process.env;
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', command], {
      cwd,
      // Nothing of the surroundings: a report is the same everywhere.
      env: { PATH: `${folder}:${PATH}`, LC_ALL: 'C' },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    return { exit: status ?? -1, stdout, stderr };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
