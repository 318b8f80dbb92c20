import { PAGE_SIZE } from '../base/address';
import { sizeOf, type AddressRange } from '../base/range';
import { partsOutside, union } from '../base/range-set';
import { countUpTo } from '../base/search';
import type { Limits } from '../host/host';
import { bytesOf } from '../kernel/memlist';
import type { PredictedTdmr } from '../kernel/predict';
import { partition } from './planner-partition';
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

/** What the search for one kind of change starts from. */
export interface HoleSearch {
  readonly run: Run;
  readonly change: HoleChange;
  readonly limits: Limits;
  /** The CMRs, where holes are taken from them; otherwise a hole is what is no memory. */
  readonly cmrs: readonly AddressRange[] | undefined;
  /** Proves a change; `undefined` where no more can be run. */
  rerun(ranges: readonly AddressRange[]): Run | undefined;
}

/**
 * The fewest ranges to change in every TDMR that has too many holes, the smallest of them: each saves one hole and none saves
 * two. Of cuts, those that the fewest TDMRs need. At most one cure for each outcome better than that of the run: one that stops
 * the certain failure, and the least that is enough wherever the PAMTs land.
 */
export function fewestForHoles(search: HoleSearch): HoleCure[] {
  const { run, rerun } = search;
  const rangesFor = rangesOf(search);
  const most = run.kernel.tdmrs.reduce((pamts, { possiblePamts }) => Math.max(pamts, possiblePamts.length), 0);
  const room = Array.from({ length: most + 1 }, (_, pamts) => rangesFor(pamts));
  // More room cannot be made than up to here, and none need be made before there.
  const last = room.includes(undefined) ? room.indexOf(undefined) - 1 : most;
  const first = room.findIndex((ranges) => ranges !== undefined && ranges.length > 0);
  const cures: HoleCure[] = [];
  const tryWith = (pamts: number): HoleCure | undefined => {
    const ranges = room[pamts];
    const outcome = ranges === undefined ? undefined : rerun(ranges)?.outcome;
    return ranges === undefined || outcome === undefined ? undefined : { ranges, outcome };
  };
  if (first < 0 || last < first) return cures;
  const least = tryWith(first);
  if (least !== undefined && least.outcome !== 'fails' && least.outcome !== run.outcome) cures.push(least);
  if (least === undefined || isFinal(least) || last === first) return cures;
  let enough = tryWith(last);
  if (enough === undefined || !isFinal(enough)) return cures;
  // More room never harms, so the least that is enough can be looked for in halves.
  for (let [low, high] = [first + 1, last]; low < high; ) {
    const middle = Math.floor((low + high) / 2);
    const tried = tryWith(middle);
    if (tried === undefined) break;
    if (isFinal(tried)) {
      enough = tried;
      high = middle;
    } else low = middle + 1;
  }
  return [...cures, enough];
}

/** Nothing is better than either: without CMRs no run is known to pass. */
function isFinal({ outcome }: HoleCure): boolean {
  return outcome === 'passes' || outcome === 'undetermined';
}

/** What to change so that each TDMR has room for so many PAMTs that could land inside it; `undefined` where nothing makes it. */
function rangesOf({ run, change, limits, cmrs }: HoleSearch): (pamts: number) => readonly AddressRange[] | undefined {
  const { tdmrs, memlist } = run.kernel;
  const { maxReservedPerTdmr, maxTdmrs } = limits;
  // Frames of a host are below 2^40, so their addresses are below 2^52.
  const memory = union(memlist.map((entry) => bytesOf(entry) as AddressRange));
  if (change === 'cuts') {
    const usable = cmrs === undefined ? memory : union(cmrs);
    return (pamts) => cutsFor(memory, usable, { maxTdmrs, maxReserved: maxReservedPerTdmr - pamts });
  }
  const bySize = tdmrs.map((tdmr) => changeable(tdmr, memory, change).sort((a, b) => sizeOf(a) - sizeOf(b)));
  return (pamts) => {
    const chosen = tdmrs.map((tdmr, index) => {
      const wanted = excess(tdmr, Math.min(pamts, tdmr.possiblePamts.length), maxReservedPerTdmr);
      const from = bySize[index] ?? [];
      return from.length < wanted ? undefined : from.slice(0, wanted);
    });
    const ranges = chosen.flatMap((found) => found ?? []).sort((a, b) => a.start - b.start);
    return chosen.includes(undefined) || isTooMuch(ranges, change, memory) ? undefined : ranges;
  };
}

/** To give up most of the memory is no remedy, and so many ranges no firmware moves. */
function isTooMuch(ranges: readonly AddressRange[], change: 'memory' | 'holes', memory: readonly AddressRange[]): boolean {
  return change === 'holes' ? ranges.length > MOST_TO_MOVE : bytesIn(ranges) * 2 > bytesIn(memory);
}

const MOST_TO_MOVE = 64;

function bytesIn(ranges: readonly AddressRange[]): number {
  return ranges.reduce((sum, range) => sum + sizeOf(range), 0);
}

/** The page below each bound between TDMRs that memory crosses. */
function cutsFor(memory: readonly AddressRange[], usable: readonly AddressRange[], limits: Parameters<typeof partition>[2]): readonly AddressRange[] | undefined {
  const parts = partition(memory, usable, limits);
  if (parts.kind === 'impossible') return undefined;
  return parts.tdmrs.flatMap(({ base }) => {
    const page = { start: base - PAGE_SIZE, end: base } as AddressRange;
    const across = memory[countUpTo(memory, base, ({ end }) => end)];
    return across !== undefined && across.start < page.start ? [page] : [];
  });
}

/** How many reserved areas a TDMR has beyond the limit. */
function excess({ holes = [] }: PredictedTdmr, pamts: number, limit: number): number {
  return Math.max(0, holes.length + pamts - limit);
}

/** Every range in a TDMR whose change saves one hole: memory or holes, and neither at its edges. */
function changeable({ base, size }: PredictedTdmr, memory: readonly AddressRange[], change: 'memory' | 'holes'): AddressRange[] {
  // A TDMR is made of addresses of the host, rounded to GiB.
  const tdmr = { start: base, end: base + size } as AddressRange;
  const inside = memory.slice(countUpTo(memory, tdmr.start, ({ end }) => end), countUpTo(memory, tdmr.end - 1, ({ start }) => start));
  return (change === 'memory' ? inside : partsOutside(tdmr, inside)).filter(({ start, end }) => start > tdmr.start && end < tdmr.end);
}
