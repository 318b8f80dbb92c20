import type { Notification, Result } from 'sarif';
import { count } from '../../../analysis/index';

/**
 * GitHub's code scanning refuses a file with more results in one run. Of these it keeps the worst 5,000.
 * Source: "SARIF support for code scanning".
 */
export const MOST_RESULTS = 25_000;

/** It refuses a file with more than 1,000 locations in one result, of which the first is the result's own. */
export const MOST_RELATED = 999;

export interface Kept {
  readonly results: Result[];
  readonly notifications: readonly Notification[];
}

/** As many results as are taken, in their order. Those that are left out are the least: what is accepted or gone, then notes, then warnings. */
export function withinLimits(results: readonly Result[], most = MOST_RESULTS): Kept {
  const hidden = results.length - most;
  if (hidden <= 0) return { results: [...results], notifications: [] };
  const worst = results
    .map((result, index) => ({ result, index, rank: rankOf(result) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, most)
    .sort((a, b) => a.index - b.index);
  const text = `${count(hidden, 'result')} left out, the least of ${results.length}: code scanning refuses a file with more than ${most}. --format json has all.`;
  return { results: worst.map(({ result }) => result), notifications: [{ level: 'warning', message: { text } }] };
}

function rankOf({ level, suppressions = [], baselineState }: Result): number {
  if (suppressions.length > 0 || baselineState === 'absent') return 3;
  return level === 'error' ? 0 : level === 'warning' ? 1 : 2;
}
