import type { AddressRange } from '../base/range';
import { firstHolders, partsOutside, union } from '../base/range-set';
import type { MemoryEvent } from '../evidence/fact';
import type { Region } from '../host/host';
import { buildMemlist, pfnRanges, type PfnRange } from './memlist';
import type { KernelProfile } from './profiles';

/** Memory of one host by whether the kernel can take a PAMT from it. */
export interface PamtMemory {
  /** Ordinary memory. Which of its pages are free is another matter. */
  readonly sure: readonly PfnRange[];
  /**
   * Memory that can be in ZONE_MOVABLE or offline, or is set aside, as far as the evidence tells: hot-pluggable memory, which
   * `movable_node` makes movable; memory of kmem and virtio-mem, which is brought online as a policy says; scratch of KHO.
   */
  readonly unsure: readonly PfnRange[];
}

/** Flags that leave it open what becomes of a region. */
const OPEN: ReadonlySet<string> = new Set(['hotplug', 'driver-managed', 'kho-scratch']);

/**
 * Sorts the regions at initialisation by what `alloc_contig_pages()` can do with them. Memory that the events before it left
 * offline has no free pages, and `nomap` memory never has: both are in neither list.
 * Source: `pfn_range_valid_contig()`; `find_zone_movable_pfns_for_nodes()` for ZONE_MOVABLE.
 */
export function pamtMemory(regions: readonly Region[], events: readonly MemoryEvent[], { initialises }: KernelProfile): PamtMemory {
  const init = initialises === 'at-boot' ? 0 : events.findIndex(({ event }) => event === 'tdx-init');
  const offline = leftOffline(events.slice(0, Math.max(0, init)));
  const there = regions
    .filter(({ flags }) => !flags.includes('nomap'))
    .flatMap((region) => (offline.length === 0 ? [region] : partsOutside(region.range, offline).map((range) => ({ ...region, range }))));
  const listed = (open: boolean): readonly PfnRange[] => buildMemlist(pfnRanges(there.filter(({ flags }) => flags.some((flag) => OPEN.has(flag)) === open)));
  return { sure: listed(false), unsure: listed(true) };
}

/** Memory that the last event about it leaves offline. Added memory is taken to go online unless its event says otherwise. */
function leftOffline(events: readonly MemoryEvent[]): AddressRange[] {
  const told = events.flatMap(({ event, range, online }) => (range === undefined ? [] : [{ range, offline: event === 'offline' || (event === 'hot-add' && online === false) }]));
  const last = told.toReversed();
  return union(firstHolders(last.map(({ range }) => range)).flatMap(({ range, index }) => (last[index]?.offline === true ? [range] : [])));
}
