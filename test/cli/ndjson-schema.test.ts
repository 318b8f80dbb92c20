import { Ajv } from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import lineSchema from '../../schemas/ndjson.schema.json';
import reportSchema from '../../schemas/report.schema.json';
import summarySchema from '../../schemas/summary.schema.json';
import { buildCli, type CliBundle } from './support/cli-bundle';
import { runScenario } from './support/run-scenario';
import { parseScenario } from './support/scenario';

const folder = path.join(import.meta.dirname, 'scenarios');
/** The files of all scenarios, each under the name of its scenario. */
const files = readdirSync(folder).flatMap((name) => parseScenario(readFileSync(path.join(folder, name), 'utf8')).files.map((file) => ({ ...file, name: `${name}/${file.name}` })));
const ajv = new Ajv({ allErrors: true, strict: false }).addSchema(reportSchema, 'report.schema.json');
const validateLine = ajv.compile(lineSchema);
const validateSummary = ajv.compile(summarySchema);
let cli: CliBundle;
let lines: readonly string[];

beforeAll(async () => {
  cli = await buildCli();
  const { stdout } = runScenario({ title: '', files, command: 'find . -type f | sort | tdxmem check --format ndjson --files-from - | tee all.ndjson; tdxmem summary --format json all.ndjson' }, cli);
  const all = stdout.split('\n');
  lines = all.filter((line) => line.startsWith('{"'));
  summary = all.slice(lines.length).join('\n');
});
afterAll(() => cli.remove());
let summary = '';

describe('--format ndjson keeps to schemas/ndjson.schema.json', () => {
  test('with every line', () => {
    const wrong = lines.flatMap((line) => (validateLine(JSON.parse(line)) ? [] : [{ line: line.slice(0, 200), errors: validateLine.errors }]));
    expect(wrong).toEqual([]);
    expect(lines.some((line) => line.includes('"error":'))).toBe(true);
    expect(lines.length).toBeGreaterThan(files.length);
  });

  test('and what does not is seen', () => {
    const error = JSON.parse(lines.find((line) => line.includes('"error":')) ?? '') as object;
    expect([error, { ...error, part: 0 }, { ...error, verdict: 'passes' }].map((line) => validateLine(line))).toEqual([true, false, false]);
  });

  test('which has every field of a review in a report, and no other', () => {
    const own = ['formatVersion', 'tool', 'file', 'part', 'parts', 'newest', 'machine'];
    const { properties, required } = lineSchema.definitions.review;
    expect(Object.keys(properties)).toEqual([...own, ...Object.keys(reportSchema.definitions.review.properties)]);
    expect(required).toEqual([...own, ...reportSchema.definitions.review.required]);
  });
});

describe('summary --format json keeps to schemas/summary.schema.json', () => {
  test('over all of these lines', () => {
    const counted = JSON.parse(summary) as { lines: number };
    validateSummary(counted);
    expect([validateSummary.errors, counted.lines]).toEqual([null, lines.length]);
  });

  test('and what does not is seen', () => {
    expect(validateSummary({ ...(JSON.parse(summary) as object), lines: -1 })).toBe(false);
  });
});
