import { MIB } from '../base/address';
import { overlap, type AddressRange } from '../base/range';
import { subtract } from '../base/range-set';
import { countUpTo } from '../base/search';
import type { MemoryEvent, RegionFlag } from '../evidence/fact';
import type { Region } from '../host/host';
import type { KernelProfile } from './profiles';
import { areApart, joins, regionList } from './region-list';

/** The smallest memory block that x86-64 can have: one section. Every block size is a multiple of it. */
export const SMALLEST_BLOCK = 128 * MIB;

/** Drivers whose memory is marked so that memblock never joins it to memory of the boot. */
const MARKED_DRIVERS: ReadonlySet<string> = new Set(['kmem', 'virtio_mem', 'virtio-mem']);

export interface Timeline {
  /** memblock.memory at the moment of initialisation. */
  readonly regions: readonly Region[];
  /** What happens after it. */
  readonly later: readonly MemoryEvent[];
}

/**
 * Splits the events at the moment of initialisation. A kernel that initialises at boot has every event after it; one
 * that does so on demand has before it what a `tdx-init` event follows. Without that event all are taken to come later.
 */
export function splitAtInitialisation(
  regions: readonly Region[],
  events: readonly MemoryEvent[],
  profile: KernelProfile,
  blockSize: number = SMALLEST_BLOCK,
): Timeline {
  const init = profile.initialises === 'at-boot' ? -1 : events.findIndex(({ event }) => event === 'tdx-init');
  const earlier = events.slice(0, Math.max(0, init));
  return {
    regions: regionsAfter(regions, earlier, blockSize),
    later: events.slice(init + 1).filter(({ event }) => event !== 'tdx-init'),
  };
}

/** As `applyEvent` for one event after the other. */
export function regionsAfter(regions: readonly Region[], events: readonly MemoryEvent[], blockSize: number): readonly Region[] {
  // No kernel has an odd listing, in which regions overlap or are not in order: it stays as odd as it is.
  if (events.length === 0 || !areApart(regions)) return events.reduce((list, event) => applyEvent(list, event, blockSize), regions);
  const ranges = events.flatMap(({ range }) => range ?? []);
  const list = regionList(regions, ranges);
  for (const event of events) {
    const { range } = event;
    if (range === undefined) continue;
    if (event.event === 'hot-remove') list.remove(range);
    if (event.event === 'hot-add' && isWholeBlocks(range, blockSize) && !list.meets(range)) list.insert(added(event, range));
  }
  return list.regions();
}

/** Adding puts memory into memblock at once, online or not; removing takes it out; online and offline change nothing. */
export function applyEvent(regions: readonly Region[], event: MemoryEvent, blockSize: number): readonly Region[] {
  const { range } = event;
  if (range === undefined) return regions;
  if (event.event === 'hot-add' && addRefusal(regions, range, blockSize) === undefined) return insert(regions, added(event, range));
  if (event.event === 'hot-remove') return regions.flatMap((region) => subtract(region.range, [range]).map((part) => ({ ...region, range: part })));
  return regions;
}

/**
 * Why a range cannot be added, in the order in which the kernel looks. TDX has no say in it.
 * Source: `register_memory_resource()` (-EEXIST), then `check_hotplug_memory_range()` (-EINVAL).
 */
export function addRefusal(regions: readonly Region[], range: AddressRange, blockSize: number): 'exists' | 'unaligned' | undefined {
  if (regions.some((region) => overlap(region.range, range) !== undefined)) return 'exists';
  return isWholeBlocks(range, blockSize) ? undefined : 'unaligned';
}

/** Whether `add_memory_resource()` takes a range: a whole number of memory blocks. */
export function isWholeBlocks({ start, end }: AddressRange, blockSize: number): boolean {
  return start < end && start % blockSize === 0 && end % blockSize === 0;
}

function added({ node, driver, at }: MemoryEvent, range: AddressRange): Region {
  const flags: readonly RegionFlag[] = driver !== undefined && MARKED_DRIVERS.has(driver) ? ['driver-managed'] : [];
  return node === undefined ? { range, flags, at } : { range, node, flags, at };
}

/**
 * Keeps the order by address, and joins the new region with the neighbours that it touches, if node and flags agree.
 * Source: `memblock_merge_regions()`.
 */
function insert(regions: readonly Region[], region: Region): Region[] {
  const at = countUpTo(regions, region.range.start, ({ range }) => range.start);
  const below = regions[at - 1];
  const above = regions[at];
  const joinsBelow = below !== undefined && joins(below, region);
  const joinsAbove = above !== undefined && joins(region, above);
  const start = joinsBelow ? below.range.start : region.range.start;
  const end = joinsAbove ? above.range.end : region.range.end;
  const joined = { ...(joinsBelow ? below : region), range: { start, end } };
  return regions.toSpliced(joinsBelow ? at - 1 : at, Number(joinsBelow) + Number(joinsAbove), joined);
}
