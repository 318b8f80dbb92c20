import { MIB, PAGE_SIZE, physAddr } from '../base/address';
import { subtract } from '../base/range-set';
import type { Fact, FirmwareRange, MemblockRange, NodeRange } from '../evidence/fact';
import type { Region, Regions, RegionsOrigin } from './host';
import type { IomemRange } from '../evidence/present-facts';
import { distinct } from './distinct';
import { lastTree } from './last-listing';

/** The best evidence of `memblock.memory`, or nothing. See `RegionsOrigin` for the order. */
export function chooseRegions(facts: readonly Fact[], firmware: readonly FirmwareRange[]): Regions | undefined {
  // In turn, so that what a better source makes needless is not worked out.
  const candidates: readonly (readonly [RegionsOrigin, () => readonly Region[]])[] = [
    ['snapshot', () => fromSnapshot(facts)],
    ['memblock-configuration', () => fromConfiguration(facts)],
    // Hotplug changes what debugfs lists; the node ranges are of the boot.
    ['early-node-ranges', () => fromNodeRanges(facts)],
    ['memblock-debugfs', () => debugfsRegions(facts)],
    ['e820', () => fromFirmware(firmware)],
    ['iomem', () => fromIomem(facts)],
  ];
  for (const [origin, make] of candidates) {
    const list = make();
    if (list.length > 0) return { origin: origin === 'snapshot' ? (statedOrigin(facts) ?? origin) : origin, list };
  }
  return undefined;
}

/** Where a snapshot says that it has its regions from. */
function statedOrigin(facts: readonly Fact[]): RegionsOrigin | undefined {
  const stated = facts.findLast((fact) => fact.kind === 'regions-source');
  return stated?.kind === 'regions-source' ? stated.from : undefined;
}

function fromSnapshot(facts: readonly Fact[]): Region[] {
  return memblockRanges(facts).filter(({ listing, list }) => listing === 'snapshot' && list === 'memory').map(region);
}

/** The last configuration whose regions name their nodes: an earlier one was printed before NUMA was set up. */
function fromConfiguration(facts: readonly Fact[]): readonly Region[] {
  return listings(facts, 'configuration').findLast((list) => list.some(({ node }) => node !== undefined))?.map(region) ?? [];
}

/** The last listing of memory in debugfs. Listings without a heading come as `memory`, then `reserved`. */
export function debugfsRegions(facts: readonly Fact[]): readonly Region[] {
  return listings(facts, 'debugfs').findLast((list, index) => index === 0 || list.some((range) => range.list === 'memory'))?.map(region) ?? [];
}

function fromNodeRanges(facts: readonly Fact[]): readonly Region[] {
  const ranges = facts.filter((fact): fact is NodeRange => fact.kind === 'node-range');
  return distinct(ranges).map(({ range, node, at }) => ({ range, node, flags: [], at }));
}

/**
 * Usable firmware ranges as e820__memblock_setup() would add them: the first page and the legacy hole
 * [0xa0000, 0x100000) are left out. Nodes are unknown, and so is what the kernel took away later.
 */
function fromFirmware(firmware: readonly FirmwareRange[]): readonly Region[] {
  const notRam = [
    { start: physAddr(0), end: physAddr(PAGE_SIZE) },
    { start: physAddr(0xa0000), end: physAddr(MIB) },
  ];
  return firmware
    .filter(({ map, type }) => map === 'bios' && type === 'usable')
    .flatMap(({ range, at }) => subtract(range, notRam).map((part) => ({ range: part, flags: [], at })));
}

/**
 * `System RAM` of /proc/iomem, without what kmem and virtio-mem added. Nodes are unknown; DIMMs that were added later look
 * like memory of the boot.
 */
function fromIomem(facts: readonly Fact[]): readonly Region[] {
  const entries = facts.filter((fact): fact is IomemRange => fact.kind === 'iomem-range');
  return lastTree(entries).filter(({ label }) => label === 'System RAM').map(({ range, at }) => ({ range, flags: [], at }));
}

function memblockRanges(facts: readonly Fact[]): MemblockRange[] {
  return facts.filter((fact): fact is MemblockRange => fact.kind === 'memblock-range');
}

/** The listings of one kind that hold memory, each below its heading, with what the heading says of the list. */
function listings(facts: readonly Fact[], listing: 'configuration' | 'debugfs'): readonly (readonly MemblockRange[])[] {
  const result: MemblockRange[][] = [];
  let named: 'memory' | 'reserved' | undefined;
  let current: MemblockRange[] | undefined;
  for (const fact of facts) {
    if (fact.kind === 'memblock-heading' && fact.listing === listing) {
      // A prompt names the list, and the listing's own first line then starts it.
      if (fact.list !== undefined) named = fact.list;
      current = undefined;
    } else if (fact.kind === 'memblock-range' && fact.listing === listing) {
      if (current === undefined) {
        current = [];
        result.push(current);
      }
      current.push(named === undefined || fact.list !== 'unknown' ? fact : { ...fact, list: named });
    }
  }
  return result.map((list) => distinct(list)).filter((list) => list.every((range) => range.list !== 'reserved'));
}

function region({ range, node, flags, at }: MemblockRange): Region {
  return node === undefined ? { range, flags, at } : { range, node, flags, at };
}
