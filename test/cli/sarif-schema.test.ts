import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Log } from 'sarif';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { lineIndex, review, type SourceText } from '../../src/analysis/index';
import { fixesOf } from '../../src/cli/fixes';
import type { Reviewed } from '../../src/cli/reporters/reporter';
import { sarif } from '../../src/cli/reporters/sarif';
import { parseScenario } from './support/scenario';

const folder = path.join(import.meta.dirname, 'scenarios');
const documents = readdirSync(folder)
  .map((name) => ({ name, files: parseScenario(readFileSync(path.join(folder, name), 'utf8')).files }))
  .filter(({ files }) => files.length > 0);
// A pattern of the schema is none under the u flag.
const ajv = new AjvDraft4({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

function reviewed(source: SourceText): readonly Reviewed[] {
  const reviews = review(source);
  const lines = [lineIndex(source.text)];
  const fixes = fixesOf(reviews, [source], lines);
  return reviews.map((one, index) => ({ review: one, lines, fixes: fixes[index] ?? [] }));
}

function logOf(reviews: readonly Reviewed[]): Log {
  return JSON.parse(sarif.print(reviews, { version: '1.2.3', color: false, full: false })) as Log;
}

function isText(text: string | undefined, most: number): boolean {
  return text !== undefined && text !== '' && text.length <= most;
}

describe('--format sarif keeps to the schema of SARIF 2.1.0', () => {
  test.each(documents)('$name', ({ files }) => {
    const report = sarif.print(files.flatMap(reviewed), { version: '1.2.3', color: false, full: false, unread: ['gone.log: There is no such file.'] });
    validate(JSON.parse(report));
    expect(validate.errors).toEqual(null);
  });

  test('what a baseline knows', () => {
    const [one] = reviewed({ name: 'a.log', text: 'virt/tdx: module initialization failed (-5)\n' });
    if (one === undefined) throw new Error('no review');
    const absent = [
      { code: 'region-partly-convertible', source: 'a.log', base: '0x100000', size: '0x6f700000', count: 2 },
      { code: 'of-a-later-version', source: 'a.log', base: 'edited', size: '', count: 1 },
    ];
    const report = sarif.print([{ ...one, baselineStates: one.review.findings.map((_, index) => (index === 0 ? 'unchanged' : 'new')) }], { version: '1.2.3', color: false, full: false, absent });
    validate(JSON.parse(report));
    expect(validate.errors).toEqual(null);
    expect([...report.matchAll(/"baselineState": "(\w+)"/g)].map(([, state]) => state)).toEqual(['unchanged', ...one.review.findings.slice(1).map(() => 'new'), 'absent', 'absent', 'absent']);
  });

  test('and to what code scanning takes', () => {
    const [{ driver } = { driver: undefined }] = logOf(documents.flatMap(({ files }) => files.flatMap(reviewed))).runs.map(({ tool }) => tool);
    expect(driver?.rules?.filter(({ name = '', shortDescription, fullDescription, help }) => name.length > 255 || !isText(shortDescription?.text, 1024) || !isText(fullDescription?.text, 1024) || !isText(help?.text, Infinity))).toEqual([]);
    expect(driver?.informationUri).toBe('https://www.npmjs.com/package/tdx-memory-review/v/1.2.3');
    const { results = [] } = logOf(documents.flatMap(({ files }) => files.flatMap(reviewed))).runs[0] ?? {};
    expect(results.length).toBeGreaterThan(50);
    const odd = results.filter(({ message, locations = [], relatedLocations = [], partialFingerprints = {} }) => {
      const places = [...locations, ...relatedLocations].map(({ physicalLocation }) => physicalLocation);
      return !isText(message.text, Infinity) || locations.length !== 1 || places.some((place) => place?.artifactLocation?.uri === undefined || place.region?.endColumn === undefined) || Object.keys(partialFingerprints).length === 0;
    });
    expect(odd).toEqual([]);
  });

  test('a report that does not is seen', () => {
    const run = { tool: { driver: { name: 'tdxmem', rules: [{ id: 'a', helpUri: 'no address' }] } }, results: [{ message: { text: 'a' }, level: 'information' }] };
    expect(validate({ version: '2.1.0', runs: [run] })).toBe(false);
    expect(validate.errors?.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)).toEqual(['/runs/0/tool/driver/rules/0/helpUri format', '/runs/0/results/0/level enum']);
  });
});
