import { Ajv } from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import schema from '../../schemas/diff.schema.json';
import { buildCli, type CliBundle } from './support/cli-bundle';
import { runScenario } from './support/run-scenario';
import { parseScenario } from './support/scenario';

const folder = path.join(import.meta.dirname, 'scenarios');
const files = readdirSync(folder)
  .flatMap((name) => parseScenario(readFileSync(path.join(folder, name), 'utf8')).files.slice(0, 1).map((file) => ({ name, file })))
  .filter(({ file }) => file.text.length < 20_000);
/** Each with the next one: hosts, listings, guests and broken files in all mixtures. */
const pairs = files.flatMap(({ name, file }, index) => {
  const next = files[index + 1];
  return next === undefined || index % 4 !== 0 ? [] : [{ pair: `${name} and ${next.name}`, texts: [file.text, next.file.text] as const }];
});
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
let cli: CliBundle;

beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

describe('diff --format json keeps to schemas/diff.schema.json', () => {
  test.each(pairs)('$pair', ({ texts: [a, b] }) => {
    const { exit, stdout, stderr } = runScenario({ title: '', files: [{ name: 'a', text: a }, { name: 'b', text: b }], command: 'tdxmem diff --format json a b' }, cli);
    if (exit === 2) return expect(stderr).toMatch(/^tdxmem: /);
    validate(JSON.parse(stdout));
    expect(validate.errors).toEqual(null);
  });

  test('some of them are compared, and what does not keep to it is seen', () => {
    const compared = pairs.filter(({ texts: [a, b] }) => runScenario({ title: '', files: [{ name: 'a', text: a }, { name: 'b', text: b }], command: 'tdxmem diff a b' }, cli).exit < 2);
    expect(compared.length).toBeGreaterThan(3);
    expect(validate({ formatVersion: 1, tool: { name: 'tdxmem', version: '1' } })).toBe(false);
  });
});
