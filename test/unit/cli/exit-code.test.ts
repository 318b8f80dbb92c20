import { describe, expect, test } from 'vitest';
import { review, type FailLevel, type Finding, type Review, type Severity } from '../../../src/analysis/index';
import { crashes, outcome } from '../../../src/cli/review-outcome';

const [plain] = review({ name: 'a.log', text: 'virt/tdx: module initialized\n' });

function withFindings(...findings: readonly Pick<Finding, 'severity' | 'suppressed'>[]): Review {
  if (plain === undefined) throw new Error('no review');
  const rest = { code: 'made-up', message: 'Made up.', at: { source: 0, span: { start: 0, end: 1 } }, related: [] };
  return { ...plain, findings: findings.map((finding) => ({ ...rest, ...finding })) };
}

describe('exit status', () => {
  const cases: readonly (readonly [severity: Severity, failOn: FailLevel, code: number])[] = [
    ['error', 'error', 1],
    ['warning', 'error', 0],
    ['warning', 'warning', 1],
    ['information', 'warning', 0],
    ['information', 'information', 1],
    ['error', 'never', 0],
  ];
  test.each(cases)('%s under --fail-on %s', (severity, failOn, code) => {
    expect(outcome([{ review: withFindings(), failOn }, { review: withFindings({ severity }), failOn }])).toBe(code);
  });

  test('a suppressed finding does not count', () => {
    expect(outcome([{ review: withFindings({ severity: 'error', suppressed: { reason: 'accepted' } }), failOn: 'information' }])).toBe(0);
  });
});

test('each review has its own fail level, an error where it has none', () => {
  const warning = withFindings({ severity: 'warning' });
  expect(outcome([{ review: warning }, { review: withFindings(), failOn: 'warning' }])).toBe(0);
  expect(outcome([{ review: warning }, { review: warning, failOn: 'warning' }])).toBe(1);
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
