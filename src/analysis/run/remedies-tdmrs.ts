import { alignUp, GIB } from '../base/address';
import { sizeOf, type AddressRange } from '../base/range';
import { union } from '../base/range-set';
import { countUpTo } from '../base/search';
import type { Region } from '../host/host';
import { buildMemlist, bytesOf, pfnRanges, type MemlistEntry } from '../kernel/memlist';
import { fillOutTdmrs, TDMR_ALIGNMENT, type Tdmr } from '../kernel/tdmr';

/** A TDMR that some memory takes, and that memory. */
export interface OwnTdmr {
  readonly range: AddressRange;
  /** All memory inside it; without it there would be one TDMR less, and no other would change. */
  readonly memory: readonly AddressRange[];
  readonly bytes: number;
}

/** Every TDMR that these regions would take if there were enough of them, in order. */
export function ownTdmrs(regions: readonly Region[]): OwnTdmr[] {
  const list = buildMemlist(pfnRanges(regions));
  // Frames of a host are below 2^40, so their addresses are below 2^52.
  const memory = union(list.map((entry) => bytesOf(entry) as AddressRange));
  return allTdmrs(list).map(({ base, size }) => {
    const range = { start: base, end: base + size } as AddressRange;
    const inside = memory
      .slice(countUpTo(memory, range.start, ({ end }) => end), countUpTo(memory, range.end - 1, ({ start }) => start))
      .map(({ start, end }) => ({ start: start > range.start ? start : range.start, end: end < range.end ? end : range.end }));
    return { range, memory: inside, bytes: inside.reduce((sum, part) => sum + sizeOf(part), 0) };
  });
}

/** The least memory to leave out so that the rest takes at most so many TDMRs; `undefined` where that is most of the memory. */
export function leastForTdmrs(regions: readonly Region[], maxTdmrs: number): readonly AddressRange[] | undefined {
  const tdmrs = ownTdmrs(regions);
  const total = tdmrs.reduce((sum, { bytes }) => sum + bytes, 0);
  const cheapest = cheapestTdmrs(tdmrs, tdmrs.length - maxTdmrs);
  const lost = cheapest.reduce((sum, { bytes }) => sum + bytes, 0);
  return cheapest.length === 0 || lost * 2 > total ? undefined : union(cheapest.flatMap(({ memory }) => memory));
}

/** So many TDMRs with the least memory inside. */
export function cheapestTdmrs(tdmrs: readonly OwnTdmr[], count: number): readonly OwnTdmr[] {
  return [...tdmrs].sort((a, b) => a.bytes - b.bytes || a.range.start - b.range.start).slice(0, Math.max(0, count));
}

/** More ranges than these no firmware moves. */
const MOST_GAPS = 64;

/**
 * The narrowest gaps between regions of one node and kind that, closed, make so many TDMRs enough: each joins two regions that take
 * a TDMR each. Only gaps below a GiB count: there firmware may have put its ranges elsewhere. `undefined`: there are not so many.
 */
export function gapsForTdmrs(regions: readonly Region[], maxTdmrs: number): readonly AddressRange[] | undefined {
  const list = buildMemlist(pfnRanges(regions));
  const surplus = allTdmrs(list).length - maxTdmrs;
  const makers = makersOf(list);
  const gaps = list.flatMap((entry, index): AddressRange[] => {
    const next = list[index + 1];
    const [region, following] = [regions[entry.region], regions[next?.region ?? -1]];
    if (next === undefined || region === undefined || following === undefined || !makers.has(index) || !makers.has(index + 1)) return [];
    const gap = { start: region.range.end, end: following.range.start };
    const alike = region.node === following.node && region.flags.join() === following.flags.join();
    return alike && gap.end > gap.start && sizeOf(gap) < GIB ? [gap] : [];
  });
  if (surplus <= 0 || surplus > MOST_GAPS || gaps.length < surplus) return undefined;
  return gaps.sort((a, b) => sizeOf(a) - sizeOf(b)).slice(0, surplus).sort((a, b) => a.start - b.start);
}

function allTdmrs(list: readonly MemlistEntry[]): readonly Tdmr[] {
  const construction = fillOutTdmrs(list, Number.POSITIVE_INFINITY);
  return construction.kind === 'filled' ? construction.tdmrs : [];
}

/** Indices of the entries that make a TDMR: each of the others ends in one that is there already. */
function makersOf(list: readonly MemlistEntry[]): ReadonlySet<number> {
  const makers = new Set<number>();
  let end = 0;
  for (const [index, entry] of list.entries()) {
    const covered = alignUp(bytesOf(entry).end, TDMR_ALIGNMENT);
    if (covered <= end) continue;
    makers.add(index);
    end = covered;
  }
  return makers;
}
