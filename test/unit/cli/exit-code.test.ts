import { describe, expect, test } from 'vitest';
import { review, type Finding, type Review, type Severity } from '../../../src/analysis/index';
import { crashes, outcome } from '../../../src/cli/review-outcome';

const [plain] = review({ name: 'a.log', text: 'virt/tdx: module initialized\n' });

function withFindings(...findings: readonly Pick<Finding, 'severity' | 'suppressed'>[]): Review {
  if (plain === undefined) throw new Error('no review');
  const rest = { code: 'made-up', message: 'Made up.', at: { source: 0, span: { start: 0, end: 1 } }, related: [] };
  return { ...plain, findings: findings.map((finding) => ({ ...rest, ...finding })) };
}

describe('exit status', () => {
  const cases: readonly (readonly [severity: Severity, failOn: Severity, code: number])[] = [
    ['error', 'error', 1],
    ['warning', 'error', 0],
    ['warning', 'warning', 1],
    ['information', 'warning', 0],
    ['information', 'information', 1],
  ];
  test.each(cases)('%s under --fail-on %s', (severity, failOn, code) => {
    expect(outcome([withFindings(), withFindings({ severity })], failOn)).toBe(code);
  });

  test('a suppressed finding does not count', () => {
    expect(outcome([withFindings({ severity: 'error', suppressed: { reason: 'accepted' } })], 'information')).toBe(0);
  });
});

describe('a check that breaks', () => {
  test('is told, since its silence is no pass', () => {
    const broken: Review = { ...withFindings(), checks: [{ code: 'made-up', result: { kind: 'crashed', reason: 'no region 0x1' } }] };
    expect(crashes(broken)).toEqual(['a.log: The check made-up broke: no region 0x1. This is a mistake in tdxmem: please report it.']);
  });

  test('no other result is', () => {
    expect(crashes(withFindings())).toEqual([]);
  });
});
