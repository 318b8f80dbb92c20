import { alignDown, alignUp } from '../base/address';
import { hexRange } from '../base/format';
import type { AddressRange } from '../base/range';
import { union } from '../base/range-set';
import { countUpTo } from '../base/search';
import { TDMR_ALIGNMENT, type Tdmr } from '../kernel/tdmr';

export interface PartitionLimits {
  readonly maxTdmrs: number;
  /** Holes that one TDMR may have. */
  readonly maxReserved: number;
}

export type Partition = { readonly kind: 'parts'; readonly tdmrs: readonly Tdmr[] } | { readonly kind: 'impossible'; readonly reason: string };

/**
 * Covers `memory` with TDMRs whose holes in `usable` stay within the limit; both ascending and disjoint. A part of a TDMR has
 * no more holes than the whole, so extending each TDMR as far as it goes gives the fewest. Gaps in memory are bridged
 * only where there are too many TDMRs otherwise, the narrow ones first, since a TDMR costs PAMT for its gaps too.
 */
export function partition(memory: readonly AddressRange[], usable: readonly AddressRange[], { maxTdmrs, maxReserved }: PartitionLimits): Partition {
  const runs = union(memory.map(gibsOf));
  const gaps = runs.slice(1).map(({ start }, index) => start - (runs[index]?.end ?? 0));
  const widths = [0, ...new Set(gaps.sort((a, b) => a - b))];
  const cover = (width: number): readonly Tdmr[] | AddressRange => {
    const tdmrs: Tdmr[] = [];
    for (const run of bridged(runs, widths[width] ?? 0)) {
      const full = coverRun(run, memory, usable, maxReserved, tdmrs);
      if (full !== undefined) return full;
    }
    return tdmrs;
  };
  // A GiB that is too full by itself is too full however gaps are bridged.
  const fewest = cover(widths.length - 1);
  if (isGib(fewest)) {
    const holes = holeCount(fewest.start, fewest.end, usable);
    return { kind: 'impossible', reason: `The GiB ${hexRange(fewest)} alone has ${holes} holes, and a TDMR takes ${maxReserved} reserved areas.` };
  }
  if (fewest.length > maxTdmrs) return { kind: 'impossible', reason: `${fewest.length} TDMRs are needed at least, and the TDX module takes ${maxTdmrs}.` };
  // Bridging more gaps never takes more TDMRs, so the narrowest that is enough can be looked for in halves.
  let best = fewest;
  for (let [low, high] = [0, widths.length - 1]; low < high; ) {
    const middle = Math.floor((low + high) / 2);
    const tdmrs = cover(middle);
    if (!isGib(tdmrs) && tdmrs.length <= maxTdmrs) {
      best = tdmrs;
      high = middle;
    } else low = middle + 1;
  }
  return { kind: 'parts', tdmrs: best };
}

function isGib(covered: readonly Tdmr[] | AddressRange): covered is AddressRange {
  return 'start' in covered;
}

/** Every GiB that a range touches. */
function gibsOf({ start, end }: AddressRange): AddressRange {
  // Rounding to GiB stays within [0, 2^52].
  return { start: alignDown(start, TDMR_ALIGNMENT), end: alignUp(end, TDMR_ALIGNMENT) } as AddressRange;
}

/** Joins runs whose gap is at most this wide. */
function bridged(runs: readonly AddressRange[], widest: number): AddressRange[] {
  const result: AddressRange[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last !== undefined && run.start - last.end <= widest) result[result.length - 1] = { start: last.start, end: run.end };
    else result.push(run);
  }
  return result;
}

/** Adds the fewest TDMRs that cover the memory of a run. Returns a GiB that has too many holes by itself, if there is one. */
function coverRun(run: AddressRange, memory: readonly AddressRange[], usable: readonly AddressRange[], maxHoles: number, tdmrs: Tdmr[]): AddressRange | undefined {
  let base: number = run.start;
  while (base < run.end) {
    const gibs = mostGibs(base, (run.end - base) / TDMR_ALIGNMENT, (end) => holeCount(base, end, usable) <= maxHoles);
    if (gibs === 0) return { start: base, end: base + TDMR_ALIGNMENT } as AddressRange;
    // A gap at the end is left to no TDMR.
    const last = memory[countUpTo(memory, base + gibs * TDMR_ALIGNMENT - 1, ({ start }) => start) - 1];
    const end = Math.min(base + gibs * TDMR_ALIGNMENT, alignUp(last?.end ?? 0, TDMR_ALIGNMENT));
    tdmrs.push({ base, size: end - base });
    const next = memory[countUpTo(memory, end, (part) => part.end)];
    base = next === undefined ? run.end : Math.max(end, alignDown(next.start, TDMR_ALIGNMENT));
  }
  return undefined;
}

/** The largest number up to `limit` of GiB from `base` that fit, where fewer always fit when more do. */
function mostGibs(base: number, limit: number, fits: (end: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(base + middle * TDMR_ALIGNMENT)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many holes [start, end) has in `usable`. */
function holeCount(start: number, end: number, usable: readonly AddressRange[]): number {
  const first = countUpTo(usable, start, (part) => part.end);
  const after = countUpTo(usable, end - 1, (part) => part.start);
  if (first >= after) return 1;
  const before = (usable[first]?.start ?? start) > start ? 1 : 0;
  const behind = (usable[after - 1]?.end ?? end) < end ? 1 : 0;
  return after - first - 1 + before + behind;
}
