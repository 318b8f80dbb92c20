import { PAGE_SIZE, physAddr } from '../base/address';
import type { AddressRange } from '../base/range';
import { union } from '../base/range-set';
import { countUpTo } from '../base/search';

/** How much of one memlist entry lies in CMRs. */
export interface EntryCoverage {
  /** Index into the memlist. */
  readonly entry: number;
  readonly range: AddressRange;
  /** `whole` only when one run of touching CMRs holds all of it, as the module asks. */
  readonly kind: 'whole' | 'part' | 'none';
  /** The parts in no CMR, ascending. */
  readonly outside: readonly AddressRange[];
}

/**
 * Holds each range of whole pages against runs of touching CMRs (see `cmrRuns`). In time linear in both once sorted.
 * Runs of a list that is in order are disjoint; of one that is not, the union is taken and the list is a finding of its own.
 */
export function coverageOf(
  entries: readonly { readonly startPfn: number; readonly endPfn: number }[],
  runs: readonly AddressRange[],
): EntryCoverage[] {
  const covered = union(runs);
  return entries.map(({ startPfn, endPfn }, entry) => {
    const range = { start: physAddr(startPfn * PAGE_SIZE), end: physAddr(endPfn * PAGE_SIZE) };
    const outside = partsOutside(range, covered);
    const [first] = outside;
    if (first === undefined) return { entry, range, kind: 'whole', outside };
    const all = first.start === range.start && first.end === range.end;
    return { entry, range, kind: all ? 'none' : 'part', outside };
  });
}

/** The parts of `range` in none of `covered`, which is ascending and disjoint. */
function partsOutside(range: AddressRange, covered: readonly AddressRange[]): AddressRange[] {
  const outside: AddressRange[] = [];
  let { start } = range;
  for (let at = countUpTo(covered, range.start, ({ end }) => end); at < covered.length; at += 1) {
    const run = covered[at];
    if (run === undefined || run.start >= range.end) break;
    if (run.start > start) outside.push({ start, end: run.start });
    start = run.end;
  }
  if (start < range.end) outside.push({ start, end: range.end });
  return outside;
}
