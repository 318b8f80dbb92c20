import { describe, expect, test } from 'vitest';
import type { Finding, Severity } from '../../../src/analysis/checks/finding';
import { bySeverityThenPlace, isAtLeast } from '../../../src/analysis/verdict/order';

const finding = (severity: Severity, source: number, start: number, code: string): Finding => ({
  code,
  severity,
  message: 'A fact.',
  at: { source, span: { start, end: start + 1 } },
  related: [],
});

describe('findings in order', () => {
  test('worst first, then by source, by place, and by code', () => {
    const ordered = [
      finding('error', 0, 50, 'z'),
      finding('error', 1, 0, 'a'),
      finding('warning', 0, 0, 'z'),
      finding('warning', 0, 1, 'a'),
      finding('warning', 0, 1, 'b'),
      finding('information', 0, 0, 'a'),
    ];
    for (const shuffled of [[...ordered].reverse(), [3, 0, 5, 2, 4, 1].flatMap((index) => ordered[index] ?? [])]) {
      expect(shuffled.sort(bySeverityThenPlace)).toEqual(ordered);
    }
  });

  test('two that are alike are equal', () => {
    expect(bySeverityThenPlace(finding('error', 0, 0, 'a'), finding('error', 0, 0, 'a'))).toBe(0);
  });
});

test.each<[severity: Severity, threshold: Severity, expected: boolean]>([
  ['error', 'error', true],
  ['error', 'information', true],
  ['warning', 'error', false],
  ['warning', 'warning', true],
  ['information', 'warning', false],
  ['information', 'information', true],
])('%s is at least %s: %s', (severity, threshold, expected) => {
  expect(isAtLeast(severity, threshold)).toBe(expected);
});
