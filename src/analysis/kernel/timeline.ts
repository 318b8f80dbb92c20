import { MIB } from '../base/address';
import type { AddressRange } from '../base/range';
import { subtract } from '../base/range-set';
import type { MemoryEvent, RegionFlag } from '../evidence/fact';
import type { Region } from '../host/host';
import type { KernelProfile } from './profiles';

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
    regions: earlier.reduce((list, event) => applyEvent(list, event, blockSize), regions),
    later: events.slice(init + 1).filter(({ event }) => event !== 'tdx-init'),
  };
}

/** Adding puts memory into memblock at once, online or not; removing takes it out; online and offline change nothing. */
function applyEvent(regions: readonly Region[], event: MemoryEvent, blockSize: number): readonly Region[] {
  const { range } = event;
  if (range === undefined) return regions;
  if (event.event === 'hot-add' && isWholeBlocks(range, blockSize)) return insert(regions, added(event, range));
  if (event.event === 'hot-remove') return regions.flatMap((region) => subtract(region.range, [range]).map((part) => ({ ...region, range: part })));
  return regions;
}

/** Whether `add_memory_resource()` takes a range: a whole number of memory blocks. */
export function isWholeBlocks({ start, end }: AddressRange, blockSize: number): boolean {
  return start < end && start % blockSize === 0 && end % blockSize === 0;
}

function added({ node, driver, at }: MemoryEvent, range: AddressRange): Region {
  const flags: readonly RegionFlag[] = driver !== undefined && MARKED_DRIVERS.has(driver) ? ['driver-managed'] : [];
  return node === undefined ? { range, flags, at } : { range, node, flags, at };
}

/** Keeps the order by address and joins neighbours of one node with the same flags. Source: `memblock_merge_regions()`. */
function insert(regions: readonly Region[], region: Region): Region[] {
  const result: Region[] = [];
  for (const next of [...regions, region].sort((a, b) => a.range.start - b.range.start)) {
    const last = result.at(-1);
    const joins = last?.range.end === next.range.start && last.node === next.node && last.flags.join() === next.flags.join();
    if (last !== undefined && joins) result[result.length - 1] = { ...last, range: { start: last.range.start, end: next.range.end } };
    else result.push(next);
  }
  return result;
}
