import { PAGE_SIZE, physAddr } from '../base/address';
import type { AddressRange } from '../base/range';
import { partsOutside, union } from '../base/range-set';

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
