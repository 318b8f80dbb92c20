import type { Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { lineIndex } from '../../../src/analysis/index';
import { sarif } from '../../../src/cli/reporters/sarif';
import { MOST_RELATED, MOST_RESULTS, withinLimits } from '../../../src/cli/reporters/sarif/limits';
import { reviewOf } from '../support/review';

const result = (text: string, level: Result.level, more: Partial<Result> = {}): Result => ({ message: { text }, level, suppressions: [], ...more });
const texts = (results: readonly Result[]): readonly (string | undefined)[] => results.map(({ message }) => message.text);

const RESULTS = [
  result('a', 'note'),
  result('b', 'error', { suppressions: [{ kind: 'external' }] }),
  result('c', 'error'),
  result('d', 'warning'),
  result('e', 'error', { baselineState: 'absent' }),
  result('f', 'note'),
];

describe('results beyond what code scanning takes', () => {
  test('are none where there are no more: nothing is said', () => {
    expect(withinLimits(RESULTS, 6)).toStrictEqual({ results: RESULTS, notifications: [] });
  });

  test('are left out, the least first, and the others keep their order', () => {
    expect([5, 4, 3, 2, 1].map((most) => texts(withinLimits(RESULTS, most).results).join(''))).toStrictEqual(['abcdf', 'acdf', 'acd', 'cd', 'c']);
  });

  test('are told', () => {
    expect(withinLimits(RESULTS, 2).notifications).toStrictEqual([
      { level: 'warning', message: { text: '4 results left out, the least of 6: code scanning refuses a file with more than 2. --format json has all.' } },
    ]);
  });

  test('a report holds as many as are taken, and as many locations', () => {
    const text = 'virt/tdx: module initialization failed (-5)\n';
    const review = reviewOf(text);
    const [finding] = review.findings;
    if (finding === undefined) throw new Error('no finding');
    const many = { ...finding, related: Array.from({ length: MOST_RELATED + 5 }, () => ({ message: 'here', at: finding.at })) };
    const findings = [many, ...Array.from({ length: MOST_RESULTS + 2 }, () => finding)];
    const { runs } = JSON.parse(sarif.print([{ review: { ...review, findings }, lines: [lineIndex(text)] }], { version: '1.2.3', color: false, full: false })) as {
      readonly runs: readonly { readonly results: readonly Result[]; readonly invocations: readonly { readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[] }[] }[];
    };
    const [run] = runs;
    expect([run?.results.length, run?.results[0]?.relatedLocations?.length]).toStrictEqual([MOST_RESULTS, MOST_RELATED]);
    expect(run?.invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text)).toContain(`3 results left out, the least of ${MOST_RESULTS + 3}: code scanning refuses a file with more than ${MOST_RESULTS}. --format json has all.`);
  });
});
