import { describe, expect, test } from 'vitest';
import { decodeStatus } from '../../src/analysis/module/status';
import { moduleVectorFiles, readModuleVectors, type ModuleVector } from './support/module-vectors';

const PARTS: readonly (readonly [detail: string, words: (value: number | string) => string])[] = [
  ['operand', (name) => `operand ${name}`],
  ['tdmr', (index) => `TDMR ${index}`],
  ['pamt', (level) => `${String(level).toUpperCase()} PAMT`],
  ['reserved', (index) => `reserved area ${index}`],
  ['other_tdmr', (index) => `against TDMR ${index}`],
  ['smrr', (index) => `SMRR ${index}`],
  ['cmr', (index) => `CMR ${index}`],
];

function wordsOf({ detail }: ModuleVector['expected']): string {
  return PARTS.flatMap(([key, words]) => (detail[key] === undefined ? [] : words(detail[key]))).join(', ');
}

describe('every status that the module returned is decoded', () => {
  test.each(moduleVectorFiles())('%s', (file) => {
    const wrong = readModuleVectors(file).flatMap(({ name, expected }) => {
      const { status, code, details } = decodeStatus(expected.raw);
      const actual = [status, code?.name, details];
      const wanted = [expected.raw, expected.status, wordsOf(expected)];
      return actual.join('|') === wanted.join('|') ? [] : [{ name, actual, wanted }];
    });
    expect(wrong).toEqual([]);
  });
});
