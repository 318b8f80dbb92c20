import { alignDown, alignUp, physAddr, SECTION_SIZE } from '../base/address';
import { pieceSet } from '../base/piece-set';
import { contains, overlap, type AddressRange } from '../base/range';
import { rangeIndex, type RangeIndex } from '../base/range-index';
import { partsOutside, subtract, union } from '../base/range-set';
import type { Place } from '../base/span';
import type { MemblockChange, MemoryBlockStateName } from '../evidence/present-facts';
import type { SratRange } from '../evidence/table-facts';
import type { BlockRange } from './block-states';
import type { Region } from './host';
import type { Present } from './present';

/** Who added memory: the ACPI driver for DIMMs, or a driver that keeps its memory apart. */
export type MemoryDriver = 'dimm' | 'kmem' | 'virtio_mem';

/** Memory that a host has and did not have at boot. Whole memory blocks. */
export interface HotAdded {
  readonly range: AddressRange;
  readonly node?: number;
  readonly driver?: MemoryDriver;
  /** State of its blocks, where they share one and a listing tells. */
  readonly state?: MemoryBlockStateName;
  readonly at: Place;
}

/** What tells the memory of the boot from what came later. */
export interface HotAddedEvidence {
  /** Regions of memblock at boot, or the usable ranges of the firmware's map. */
  readonly boot: readonly AddressRange[];
  readonly present: Present | undefined;
  /** Usable ranges of the firmware's map, before any limit on the command line. */
  readonly firmware: readonly AddressRange[];
  /** What the log says of adding and removing after the boot, in order. */
  readonly changes: readonly MemblockChange[];
  readonly srat: readonly SratRange[];
}

type Found = Pick<HotAdded, 'range' | 'node' | 'driver' | 'at'>;

/**
 * What a host has beyond its boot, from the capture that tells it most exactly: /proc/iomem keeps every device apart and
 * names its driver, debugfs merges neighbours, block listings round, the firmware's map knows DIMMs only.
 * `undefined` where nothing shows the running system.
 */
export function hotAddedOf(evidence: HotAddedEvidence): readonly HotAdded[] | undefined {
  const { changes } = evidence;
  const found = fromIomem(evidence) ?? fromMemblock(evidence) ?? fromBlocks(evidence) ?? fromMemmap(evidence) ?? (changes.length === 0 ? undefined : fromChanges(changes));
  if (found === undefined) return undefined;
  const places = placesOf(evidence);
  return found.flatMap((added) => byNode(added, places)).map((added) => withState(added, places));
}

const RAM = /^System RAM(?: \((kmem|virtio_mem)\))?$/;

function fromIomem({ present, boot }: HotAddedEvidence): readonly Found[] | undefined {
  const known = union(boot);
  return present?.iomem?.flatMap(({ range, label, at }) => {
    const match = RAM.exec(label);
    if (match === null) return [];
    const driver: MemoryDriver = match[1] === 'kmem' || match[1] === 'virtio_mem' ? match[1] : 'dimm';
    // Without a list of the boot only the name of a driver tells.
    if (driver === 'dimm' && boot.length === 0) return [];
    return beyond(range, known).map((part) => ({ range: part, driver, at }));
  });
}

function fromMemblock({ present, boot }: HotAddedEvidence): readonly Found[] | undefined {
  const known = union(boot);
  return present?.memblock?.flatMap(({ range, node, flags, at }) =>
    boot.length === 0 && !flags.includes('driver-managed') ? [] : beyond(range, known).map((part) => ({ range: part, at, ...(node !== undefined && { node }), ...(flags.includes('driver-managed') ? {} : { driver: 'dimm' as const }) })),
  );
}

function fromBlocks({ present, boot }: HotAddedEvidence): readonly Found[] | undefined {
  if (boot.length === 0) return undefined;
  // A block that memory of the boot reaches into is of the boot.
  const whole = union(boot.map(({ start, end }) => ({ start: physAddr(alignDown(start, SECTION_SIZE)), end: physAddr(alignUp(end, SECTION_SIZE)) })));
  return present?.blocks?.flatMap(({ range, node, at }) => beyond(range, whole).map((part) => ({ range: part, at, ...(node !== undefined && { node }) })));
}

function fromMemmap({ present, firmware }: HotAddedEvidence): readonly Found[] | undefined {
  if (firmware.length === 0) return undefined;
  const known = union(firmware);
  return present?.memmap?.flatMap(({ range, label, at }) => (label === 'System RAM' ? beyond(range, known).map((part) => ({ range: part, driver: 'dimm' as const, at })) : []));
}

/** What was added and not removed again: going back, all that was removed so far was removed later. */
function fromChanges(changes: readonly MemblockChange[]): readonly Found[] {
  const removed = pieceSet(rangesOf(changes));
  const found = changes.toReversed().map(({ change, range, node, driverManaged, at }): readonly Found[] => {
    if (change === 'add') return removed.outside(range).map((part) => ({ range: part, at, ...(node !== undefined && { node }), ...(driverManaged === true ? {} : { driver: 'dimm' as const }) }));
    removed.add(range);
    return [];
  });
  return found.reverse().flat();
}

/** The whole sections of a range that lie outside of others, which are ascending and disjoint. What is smaller comes of rounding. */
function beyond(range: AddressRange, others: readonly AddressRange[]): readonly AddressRange[] {
  return partsOutside(range, others).flatMap(({ start, end }) => {
    const from = physAddr(alignUp(start, SECTION_SIZE));
    const to = physAddr(alignDown(end, SECTION_SIZE));
    return from < to ? [{ start: from, end: to }] : [];
  });
}

/** What says of a place which node it is of, and in which state. */
interface Places {
  readonly blocks: RangeIndex<BlockRange>;
  readonly memblock: RangeIndex<Region>;
  readonly adds: RangeIndex<MemblockChange>;
  readonly srat: RangeIndex<SratRange>;
}

function placesOf({ present, changes, srat }: HotAddedEvidence): Places {
  const indexOf = <T extends { readonly range: AddressRange }>(list: readonly T[]): RangeIndex<T> => rangeIndex(list, ({ range }) => range);
  return {
    blocks: indexOf(present?.blocks ?? []),
    memblock: indexOf(present?.memblock ?? []),
    adds: indexOf(changes.filter(({ change }) => change === 'add')),
    srat: indexOf(srat),
  };
}

/** A listing of blocks names nodes best; then the log, then what the SRAT says of the place. A capture may hold two nodes in one range. */
function byNode(added: Found, { blocks, memblock, adds, srat }: Places): readonly Found[] {
  const named = blocks.on(added.range).filter(({ node }) => node !== undefined);
  if (added.node !== undefined && named.length === 0) return [added];
  if (named.length > 0) return partsByNode(added, named);
  const holds = ({ range }: { readonly range: AddressRange }): boolean => contains(range, added.range);
  const node = memblock.listedOn(added.range).find(holds)?.node ?? adds.listedOn(added.range).findLast(holds)?.node ?? srat.listedOn(added.range).find(holds)?.node;
  return [{ ...added, ...(node !== undefined && { node }) }];
}

function partsByNode(added: Found, blocks: readonly BlockRange[]): readonly Found[] {
  const parts: Found[] = [];
  for (const { range, node } of blocks) {
    const part = overlap(range, added.range);
    if (part === undefined || node === undefined) continue;
    const last = parts.at(-1);
    if (last !== undefined && last.node === node && last.range.end === part.start) parts[parts.length - 1] = { ...last, range: { start: last.range.start, end: part.end } };
    else parts.push({ ...added, range: part, node });
  }
  const named = parts.map(({ range }) => range);
  return [...parts, ...subtract(added.range, named).map((range) => ({ ...added, range }))].sort((a, b) => a.range.start - b.range.start);
}

function withState(added: Found, { blocks }: Places): HotAdded {
  const states = new Set(blocks.on(added.range).map(({ state }) => state));
  const [state] = states;
  return state === undefined || states.size > 1 ? added : { ...added, state };
}

/** Regions as ranges. */
export function rangesOf(regions: readonly { readonly range: AddressRange }[] | undefined): readonly AddressRange[] {
  return regions?.map(({ range }) => range) ?? [];
}
