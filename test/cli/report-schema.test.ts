import { Ajv } from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import schema from '../../schemas/report.schema.json';
import { buildCli, type CliBundle } from './support/cli-bundle';
import { runScenario } from './support/run-scenario';
import { parseScenario } from './support/scenario';

const folder = path.join(import.meta.dirname, 'scenarios');
const documents = readdirSync(folder)
  .map((name) => ({ name, files: parseScenario(readFileSync(path.join(folder, name), 'utf8')).files }))
  .filter(({ files }) => files.length > 0);
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
let cli: CliBundle;

beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

describe('--format json keeps to schemas/report.schema.json', () => {
  test.each(documents)('$name', ({ files }) => {
    // Configurations are evidence of nothing, and those of some scenarios are wrong on purpose.
    const command = `tdxmem check --no-config --format json ${files.map(({ name }) => `'${name}'`).join(' ')}`;
    const { stdout } = runScenario({ title: '', files, command }, cli);
    validate(JSON.parse(stdout));
    expect(validate.errors).toEqual(null);
    expect(runScenario({ title: '', files, command }, cli).stdout).toBe(stdout);
  });

  test('a report that does not is seen', () => {
    expect(validate({ formatVersion: 1, tool: { name: 'tdxmem', version: '1' }, reviews: [{}] })).toBe(false);
  });
});
