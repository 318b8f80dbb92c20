import { PAGE_SIZE } from '../base/address';
import { sizeOf, type AddressRange } from '../base/range';
import { subtract, union } from '../base/range-set';
import type { Limits } from '../host/host';
import { bytesOf } from '../kernel/memlist';
import type { PredictedTdmr } from '../kernel/predict';
import { partition, type PartitionLimits } from './planner-partition';
import type { Run, RunOutcome } from './run';

/** Ranges whose change makes the holes fit, and what the run with that change comes to. */
export interface HoleCure {
  readonly ranges: readonly AddressRange[];
  readonly outcome: RunOutcome;
}

/**
 * What to change: leave out memory between two holes, which makes one hole of them; close a hole between two pieces of memory;
 * or cut a TDMR in two by leaving out the page below a GiB, since the kernel begins a TDMR with each entry of its list.
 */
export type HoleChange = 'memory' | 'holes' | 'cuts';

/**
 * The fewest ranges to change in every TDMR that has too many holes, the smallest of them: each saves one hole and none saves
 * two. Of cuts, those that the fewest TDMRs need. At most one cure for each outcome better than that of `run`: one that stops the
 * certain failure, and one that passes wherever the PAMTs land. `rerun` proves them.
 */
export function fewestForHoles(run: Run, change: HoleChange, { maxReservedPerTdmr, maxTdmrs }: Limits, rerun: (ranges: readonly AddressRange[]) => Run | undefined): HoleCure[] {
  const cures: HoleCure[] = [];
  const { tdmrs, memlist } = run.kernel;
  // Frames of a host are below 2^40, so their addresses are below 2^52.
  const memory = union(memlist.map((entry) => bytesOf(entry) as AddressRange));
  const most = tdmrs.reduce((pamts, { possiblePamts }) => Math.max(pamts, possiblePamts.length), 0);
  for (let pamts = 0; pamts <= most; pamts += 1) {
    const ranges =
      change === 'cuts'
        ? cutsFor(memory, { maxTdmrs, maxReserved: maxReservedPerTdmr - pamts })
        : smallestOf(tdmrs, memory, change, (tdmr) => excess(tdmr, Math.min(pamts, tdmr.possiblePamts.length), maxReservedPerTdmr));
    if (ranges === undefined) break;
    const outcome = ranges.length === 0 ? undefined : rerun(ranges)?.outcome;
    if (outcome === undefined || outcome === 'fails' || outcome === run.outcome || cures.some((cure) => cure.outcome === outcome)) continue;
    cures.push({ ranges, outcome });
    // Nothing is better than either: without CMRs no run is known to pass.
    if (outcome === 'passes' || outcome === 'undetermined') break;
  }
  return cures;
}

/** The page below each bound between TDMRs that memory crosses. */
function cutsFor(memory: readonly AddressRange[], limits: PartitionLimits): readonly AddressRange[] | undefined {
  const parts = partition(memory, memory, limits);
  if (parts.kind === 'impossible') return undefined;
  return parts.tdmrs.flatMap(({ base }) => {
    const page = { start: base - PAGE_SIZE, end: base } as AddressRange;
    return memory.some(({ start, end }) => start < page.start && end > base) ? [page] : [];
  });
}

function smallestOf(tdmrs: readonly PredictedTdmr[], memory: readonly AddressRange[], change: 'memory' | 'holes', wanted: (tdmr: PredictedTdmr) => number): readonly AddressRange[] | undefined {
  const chosen = tdmrs.map((tdmr) => smallest(tdmr, memory, change, wanted(tdmr)));
  if (chosen.includes(undefined)) return undefined;
  return chosen.flatMap((found) => found ?? []).sort((a, b) => a.start - b.start);
}

/** How many reserved areas a TDMR has beyond the limit. */
function excess({ holes = [] }: PredictedTdmr, pamts: number, limit: number): number {
  return Math.max(0, holes.length + pamts - limit);
}

/** The smallest so many ranges that each save one hole; `undefined` when there are not so many. */
function smallest({ base, size }: PredictedTdmr, memory: readonly AddressRange[], change: 'memory' | 'holes', wanted: number): readonly AddressRange[] | undefined {
  if (wanted === 0) return [];
  // A TDMR is made of addresses of the host, rounded to GiB.
  const tdmr = { start: base, end: base + size } as AddressRange;
  const between = change === 'memory' ? memory : subtract(tdmr, memory);
  const inside = between.filter(({ start, end }) => start > tdmr.start && end < tdmr.end);
  return inside.length < wanted ? undefined : [...inside].sort((a, b) => sizeOf(a) - sizeOf(b)).slice(0, wanted);
}
