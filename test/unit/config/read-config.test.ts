import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import schema from '../../../schemas/config.schema.json';
import { readConfig } from '../../../src/analysis/config/read-config';

const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** Every mistake as `line:column message`, lines and columns from 1. */
function mistakes(text: string): readonly string[] {
  return readConfig(text).complaints.map(({ span, message }) => {
    const before = text.slice(0, span.start).split('\n');
    return `${before.length}:${(before.at(-1) ?? '').length + 1} ${message}`;
  });
}

test('everything that a configuration may say', () => {
  const text = `{
  "$schema": "./config.schema.json",
  "extends": ["../a.json", "b.json"],
  "kernelProfile": "auto",
  "failOn": "never",
  "severity": { "cmr-list-missing": "off", "pamt-size": "error" },
  "suppress": [{ "code": "pamt-size", "reason": "why", "files": ["a.log", "b/**"] }, { "code": "log-incomplete", "reason": "so" }]
}`;
  expect(readConfig(text)).toEqual({
    config: {
      extends: [
        { path: '../a.json', span: { start: text.indexOf('"../a'), end: text.indexOf('"../a') + '"../a.json"'.length } },
        { path: 'b.json', span: { start: text.indexOf('"b.json'), end: text.indexOf('"b.json') + '"b.json"'.length } },
      ],
      kernelProfile: 'auto',
      failOn: 'never',
      severity: new Map([
        ['cmr-list-missing', 'off'],
        ['pamt-size', 'error'],
      ]),
      suppress: [
        { code: 'pamt-size', reason: 'why', files: ['a.log', 'b/**'] },
        { code: 'log-incomplete', reason: 'so' },
      ],
    },
    complaints: [],
  });
});

test('nothing said is nothing set', () => {
  expect(readConfig('\uFEFF{}')).toEqual({ config: { extends: [], severity: new Map(), suppress: [] }, complaints: [] });
});

describe('mistakes', () => {
  test.each([
    ['', ['1:1 A configuration starts with `{`.']],
    ['[]', ['1:1 A configuration must be an object { … }, not a list.']],
    ['{ "failOn": "error", "failOn": "never" }', ['1:22 `failOn` is given twice; the last one counts.']],
    ['{ "extends": 1 }', ['1:14 `extends` must be a path relative to this file, such as "../tdxmem.config.json", not 1.']],
    ['{ "extends": [" "] }', ['1:15 Each of `extends` must be a path relative to this file, such as "../tdxmem.config.json", not empty text.']],
    ['{ "severity": [] }', ['1:15 `severity` must be an object { … } of codes, not a list.']],
    ['{ "suppress": {} }', ['1:15 `suppress` must be a list [ … ], not an object.']],
    ['{ "suppress": [1] }', ['1:16 A suppression must be an object { … }, not 1.']],
    ['{ "suppress": [{ "code": "pamt-size", "reason": "" }] }', ['1:49 `reason` must be text that says why the finding is accepted, not empty text.']],
    ['{ "suppress": [{ "code": "nothing-of-ours", "reason": "a" }] }', ['1:26 `nothing-of-ours` is not the code of a finding: "tdxmem explain" lists them.']],
    ['{ "suppress": [{ "code": "pamt-size", "reason": "a", "file": "b" }] }', ['1:54 `file` is not a field of a suppression; did you mean `files`?']],
    ['{ // why\n }', ['1:3 JSON has no comments; this one is left out.']],
  ] as const)('%s', (text, expected) => {
    expect(mistakes(text)).toEqual(expected);
  });

  test('a suppression whose files cannot be read accepts nothing, rather than everything', () => {
    expect(readConfig('{ "suppress": [{ "code": "pamt-size", "reason": "a", "files": "b" }] }').config.suppress).toEqual([]);
  });
});

describe('the schema and the reader agree', () => {
  test.each([
    ['{}', true],
    ['{ "extends": "a.json" }', true],
    ['{ "extends": [] }', true],
    ['{ "extends": [""] }', false],
    ['{ "kernelProfile": "linux-6.8" }', true],
    ['{ "kernelProfile": "linux-5" }', false],
    ['{ "kernelProfile": null }', false],
    ['{ "failOn": "never" }', true],
    ['{ "failOn": "off" }', false],
    ['{ "severity": { "pamt-size": "off" } }', true],
    ['{ "severity": { "pamt-size": "never" } }', false],
    ['{ "severity": { "pamt": "off" } }', false],
    ['{ "severity": null }', false],
    ['{ "suppress": [{ "code": "pamt-size", "reason": "a" }] }', true],
    ['{ "suppress": [{ "code": "pamt-size" }] }', false],
    ['{ "suppress": [{ "reason": "a" }] }', false],
    ['{ "suppress": [{ "code": "pamt-size", "reason": "a", "files": [] }] }', false],
    ['{ "suppress": [{ "code": "pamt-size", "reason": "a", "files": ["b"] }] }', true],
    ['{ "suppress": [{ "code": "pamt-size", "reason": "a", "until": "b" }] }', false],
    ['{ "other": 1 }', false],
    ['{ "$schema": 1 }', false],
    ['3', false],
  ])('%s', (text, valid) => {
    expect({ schema: validate(JSON.parse(text)), reader: mistakes(text).length === 0 }).toEqual({ schema: valid, reader: valid });
  });
});
