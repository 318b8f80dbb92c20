import type { Severity } from '../../analysis/index';
import type { ReadReview } from '../ndjson/read-line';
import type { VerdictKind } from './tally';

export interface WorstHost {
  readonly file: string;
  readonly verdict: VerdictKind;
  readonly reason: string;
  /** Findings that are not accepted. */
  readonly errors: number;
  readonly warnings: number;
  /** Their codes, each once, worst first. */
  readonly codes: readonly string[];
}

/** The hosts with the most to do, of any number. */
export interface WorstHosts {
  add(file: string, review: ReadReview): void;
  /** Worst first; of two that are alike, the one that came first. */
  list(): readonly WorstHost[];
  /** Hosts that would be in it if it were long enough. */
  total(): number;
}

const VERDICTS: readonly VerdictKind[] = ['passes', 'undetermined', 'fails'];

/** @param most How many are kept. */
export function worstHosts(most: number): WorstHosts {
  const kept: WorstHost[] = [];
  let total = 0;
  return {
    add(file, review) {
      const host = judged(file, review);
      if (host.verdict === 'passes' && host.errors + host.warnings === 0) return;
      total += 1;
      const last = kept.at(-1);
      if (kept.length >= most && (last === undefined || order(host, last) >= 0)) return;
      kept.splice(placeOf(host, kept), 0, host);
      if (kept.length > most) kept.pop();
    },
    list: () => kept,
    total: () => total,
  };
}

function judged(file: string, { verdict, reason, findings }: ReadReview): WorstHost {
  const open = findings.filter(({ suppressed }) => !suppressed);
  const of = (wanted: Severity): readonly string[] => open.filter(({ severity }) => severity === wanted).map(({ code }) => code);
  const [errors, warnings] = [of('error'), of('warning')];
  return { file, verdict, reason, errors: errors.length, warnings: warnings.length, codes: [...new Set([...errors, ...warnings])] };
}

/** Below zero where `a` is worse. */
function order(a: WorstHost, b: WorstHost): number {
  return VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict) || b.errors - a.errors || b.warnings - a.warnings;
}

/** Behind all that are as bad. */
function placeOf(host: WorstHost, kept: readonly WorstHost[]): number {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const at = kept[middle];
    if (at !== undefined && order(host, at) >= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
