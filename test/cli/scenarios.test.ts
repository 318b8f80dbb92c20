import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { buildCli, type CliBundle } from './support/cli-bundle';
import { runScenario } from './support/run-scenario';
import { parseScenario, printScenario } from './support/scenario';

const folder = path.join(import.meta.dirname, 'scenarios');
const names = readdirSync(folder).filter((name) => name.endsWith('.scenario'));
let cli: CliBundle;

beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

/** `vitest -u` writes what the command line does now into the scenarios. */
describe('the command line does as its scenarios say', () => {
  test.each(names)('%s', async (name) => {
    const file = path.join(folder, name);
    const scenario = parseScenario(readFileSync(file, 'utf8'));
    const { exit, stdout, stderr } = runScenario(scenario, cli);
    const outcome = { exit, stdout: stdout.replaceAll(version, '{version}'), stderr };
    await expect(printScenario(scenario, outcome)).toMatchFileSnapshot(file);
  });
});
