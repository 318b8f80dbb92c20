import { GIB, MIB, PAGE_SIZE } from '../base/address';
import type { AddressRange } from '../base/range';
import { union } from '../base/range-set';
import { bytesOf, type PfnRange } from './memlist';
import type { PamtMemory } from './pamt-memory';
import type { Area } from './reserved-areas';

/** Where ZONE_DMA32 and ZONE_NORMAL begin. A block lies in one zone. */
const ZONE_BOUNDS = [16 * MIB, 4 * GIB] as const;

/** A PAMT block that is to be allocated: whole pages from the memory of one node. */
export interface PamtRequest {
  readonly pages: number;
  readonly node: number;
}

/** Memory in one piece: of one node and one zone, whatever regions it is made of. */
interface Stretch extends Area {
  readonly node: number;
}

/** Every stretch of a host's memory, highest zone first, each zone ascending. */
export interface Stretches {
  readonly sure: readonly Stretch[];
  /** Those that exist only if memory counts of which that is not sure. */
  readonly unsure: readonly Stretch[];
}

/** Where one block could be allocated, likeliest first. */
export interface PamtPlaces {
  readonly areas: readonly Area[];
  /** Whether the first of them is memory that the kernel can take for certain, were its pages free. */
  readonly sure: boolean;
}

/** Regions that touch are one stretch: zones know nothing of regions. A node that the evidence does not name counts as 0. */
export function stretchesOf({ sure, unsure }: PamtMemory): Stretches {
  const certain = joined(sure);
  if (unsure.length === 0) return { sure: certain, unsure: [] };
  const known = new Map(certain.map((stretch) => [`${stretch.node}: ${stretch.start}`, stretch]));
  const isNew = (stretch: Stretch): boolean => known.get(`${stretch.node}: ${stretch.start}`)?.end !== stretch.end;
  return { sure: certain, unsure: joined([...sure, ...unsure]).filter(isNew) };
}

function joined(memory: readonly PfnRange[]): Stretch[] {
  const byNode = new Map<number, AddressRange[]>();
  for (const entry of memory) {
    const { node = 0 } = entry;
    const ranges = byNode.get(node) ?? [];
    // Frames of a host are below 2^40, so their addresses are below 2^52.
    ranges.push(bytesOf(entry) as AddressRange);
    byNode.set(node, ranges);
  }
  return [...byNode]
    .flatMap(([node, ranges]) => union(ranges).flatMap(splitAtZones).map((area) => ({ ...area, node })))
    .sort((a, b) => zoneOf(b) - zoneOf(a) || a.start - b.start);
}

function splitAtZones({ start, end }: Area): Area[] {
  // Nearly all memory lies in one zone.
  if (zoneOf({ start }) === zoneOf({ start: end - 1 })) return [{ start, end }];
  const cuts = ZONE_BOUNDS.filter((bound) => bound > start && bound < end);
  return [start, ...cuts].map((from, index) => ({ start: from, end: cuts[index] ?? end }));
}

function zoneOf({ start }: Pick<Area, 'start'>): number {
  return start >= ZONE_BOUNDS[1] ? 2 : start >= ZONE_BOUNDS[0] ? 1 : 0;
}

/**
 * Where the allocator could put a block: every stretch of the node's memory that is long enough. The node's lower zones follow
 * when one is full, so they count too. Other nodes come only when the node itself is full: they count where it has no stretch
 * that is sure. Which pages are free cannot be known from a dump.
 * Source: `alloc_contig_pages()`, which walks the zone list of the node and never uses ZONE_MOVABLE.
 */
export function possiblePlaces({ pages, node }: PamtRequest, { sure, unsure }: Stretches): PamtPlaces {
  const fits = ({ start, end }: Stretch): boolean => (end - start) / PAGE_SIZE >= pages;
  const own = (stretch: Stretch): boolean => stretch.node === node && fits(stretch);
  const ownSure = sure.filter(own);
  if (ownSure.length > 0) return { areas: [...ownSure, ...unsure.filter(own)].map(area), sure: true };
  const other = (stretch: Stretch): boolean => stretch.node !== node && fits(stretch);
  const otherSure = sure.filter(other);
  return { areas: [...otherSure, ...unsure.filter(own), ...unsure.filter(other)].map(area), sure: otherSure.length > 0 };
}

function area({ start, end }: Stretch): Area {
  return { start, end };
}

/** The longest stretch of all, for whoever asks why none is long enough. */
export function longestStretch({ sure, unsure }: Stretches): Area | undefined {
  return [...sure, ...unsure].reduce<Area | undefined>((best, next) => (best !== undefined && best.end - best.start >= next.end - next.start ? best : area(next)), undefined);
}

/**
 * One placement that the allocator could choose, were every page free: for each block in order, the first aligned stretch
 * of the preferred zone that no earlier block uses. An assumption that makes the rest computable, never a fact.
 */
export function assumePlaces(requests: readonly { readonly pages: number; readonly places: readonly Area[] }[]): (number | undefined)[] {
  const taken: Area[] = [];
  return requests.map(({ pages, places }) => {
    const bytes = pages * PAGE_SIZE;
    for (const place of places) {
      const base = firstFree(place, bytes, taken);
      if (base === undefined) continue;
      taken.push({ start: base, end: base + bytes });
      return base;
    }
    return undefined;
  });
}

/** Candidates begin at multiples of the block's own size, as the allocator steps. */
function firstFree(place: Area, bytes: number, taken: readonly Area[]): number | undefined {
  let base = Math.ceil(place.start / bytes) * bytes;
  while (base + bytes <= place.end) {
    const from = base;
    const hit = taken.find((other) => other.start < from + bytes && other.end > from);
    if (hit === undefined) return base;
    base = Math.ceil(hit.end / bytes) * bytes;
  }
  // A stretch of just the right length may hold no multiple of an odd size.
  return place.end - place.start >= bytes && taken.every((other) => other.end <= place.start || other.start >= place.start + bytes) ? place.start : undefined;
}
