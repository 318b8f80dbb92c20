import { PAGE_SIZE } from '../base/address';
import { bytesOf, type PfnRange } from './memlist';
import type { Area } from './reserved-areas';

/** Page frames from here on are in ZONE_NORMAL, below in ZONE_DMA32 or ZONE_DMA. */
const NORMAL_FROM = 2 ** 32;

/** A PAMT block that is to be allocated: whole pages from the memory of one node. */
export interface PamtRequest {
  readonly pages: number;
  readonly node: number;
}

/**
 * Where the allocator could put a block: every stretch of the node's memory that is long enough, highest zone first. The
 * node's other zones follow when a zone is full, so they count too. Other nodes come only when the node itself is full:
 * they count where it has no stretch at all. Which pages are free cannot be known from a dump.
 * Source: `alloc_contig_pages()`, which walks the zone list of the node and never uses ZONE_MOVABLE.
 */
export function possiblePlaces({ pages, node }: PamtRequest, memory: readonly PfnRange[]): Area[] {
  const own = memory.filter((range) => (range.node ?? 0) === node);
  const places = longEnough(own, pages);
  return places.length > 0 ? places : longEnough(memory, pages);
}

function longEnough(memory: readonly PfnRange[], pages: number): Area[] {
  return memory
    .map(bytesOf)
    .flatMap(splitAtNormal)
    .filter(({ start, end }) => (end - start) / PAGE_SIZE >= pages)
    .sort((a, b) => Number(b.start >= NORMAL_FROM) - Number(a.start >= NORMAL_FROM) || a.start - b.start);
}

function splitAtNormal(area: Area): Area[] {
  if (area.start >= NORMAL_FROM || area.end <= NORMAL_FROM) return [area];
  return [
    { start: area.start, end: NORMAL_FROM },
    { start: NORMAL_FROM, end: area.end },
  ];
}

/**
 * One placement that the allocator could choose, were every page free: for each block in order, the first aligned stretch
 * of the preferred zone that no earlier block uses. An assumption that makes the rest computable, never a fact.
 */
export function assumePlaces(requests: readonly PamtRequest[], memory: readonly PfnRange[]): (number | undefined)[] {
  const taken: Area[] = [];
  return requests.map((request) => {
    const bytes = request.pages * PAGE_SIZE;
    for (const place of possiblePlaces(request, memory)) {
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
    const hit = taken.find((area) => area.start < from + bytes && area.end > from);
    if (hit === undefined) return base;
    base = Math.ceil(hit.end / bytes) * bytes;
  }
  // A stretch of just the right length may hold no multiple of an odd size.
  return place.end - place.start >= bytes && taken.every((area) => area.end <= place.start || area.start >= place.start + bytes) ? place.start : undefined;
}
