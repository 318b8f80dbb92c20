import { alignDown, alignUp, PAGE_SIZE, physAddr, SECTION_SIZE } from '../base/address';
import { humanSize } from '../base/format';
import { overlap, sizeOf, type AddressRange } from '../base/range';
import { rangeIndex } from '../base/range-index';
import { partsOutside, union } from '../base/range-set';
import type { Place } from '../base/span';
import { blockListings, type BlockRange } from './block-states';
import { ofKind, type FactsByKind } from './facts-by-kind';
import type { Host, Region } from './host';
import { rangesOf } from './hot-added';

/** Two captures of one host that cannot both be right. */
export interface Contradiction {
  readonly what: 'block-size' | 'kernel-release' | 'memory-gone' | 'memory-outside-firmware' | 'node' | 'block-state' | 'added-memory';
  /** Where it is about addresses. */
  readonly range?: AddressRange;
  /** Each side's words and its line. */
  readonly sides: readonly [Side, Side];
}

export interface Side {
  readonly says: string;
  readonly at: Place;
}

/** Every contradiction between captures of one host, each told once for all the addresses that it is about. */
export function contradictionsOf(host: Host, facts: FactsByKind): readonly Contradiction[] {
  return [...releases(facts), ...blockSizes(facts), ...memoryOutsideFirmware(host, facts), ...memoryGone(host), ...nodes(host), ...addedMemory(host), ...states(host, facts)];
}

function* releases(facts: FactsByKind): Iterable<Contradiction> {
  const [first, ...others] = ofKind(facts, 'kernel-release').filter(({ from }) => from === 'banner' || from === 'uname');
  const other = others.find(({ release }) => release !== first?.release);
  if (first === undefined || other === undefined) return;
  yield { what: 'kernel-release', sides: [{ says: `kernel ${first.release}`, at: first.at }, { says: `kernel ${other.release}`, at: other.at }] };
}

function* blockSizes(facts: FactsByKind): Iterable<Contradiction> {
  const [first, ...others] = ofKind(facts, 'memory-block-size');
  const other = others.find(({ bytes }) => bytes !== first?.bytes);
  if (first === undefined || other === undefined) return;
  yield { what: 'block-size', sides: [{ says: `memory blocks of ${humanSize(first.bytes)}`, at: first.at }, { says: `memory blocks of ${humanSize(other.bytes)}`, at: other.at }] };
}

/** One block that two listings of different captures show in different states. */
function* states({ memoryBlockSize }: Host, facts: FactsByKind): Iterable<Contradiction> {
  // What was typed at one block is no listing of the moment.
  const listings = blockListings(ofKind(facts, 'block-state'), memoryBlockSize?.value).map(({ blocks }) => ({ blocks, bytes: blocks.reduce((sum, { range }) => sum + sizeOf(range), 0) }));
  const most = Math.max(0, ...listings.map(({ bytes }) => bytes));
  const [first, ...others] = listings.filter(({ bytes }) => bytes * 2 > most);
  const index = rangeIndex(first?.blocks ?? [], ({ range }) => range);
  for (const { blocks } of others) {
    for (const block of blocks) {
      const before = index.on(block.range).find(({ state }) => state !== block.state);
      const range = before && overlap(before.range, block.range);
      if (before === undefined || range === undefined) continue;
      yield { what: 'block-state', range, sides: [{ says: before.state, at: before.at }, { says: block.state, at: block.at }] };
      return;
    }
  }
}

/** The kernel takes memory away from what firmware gives it, and never adds to it. */
function* memoryOutsideFirmware({ regions, firmware }: Host, facts: FactsByKind): Iterable<Contradiction> {
  // A few lines of the map without its heading are a part of it.
  if (ofKind(facts, 'firmware-heading').length === 0) return;
  if (regions === undefined || firmware === undefined || (regions.origin !== 'early-node-ranges' && regions.origin !== 'memblock-configuration')) return;
  const usable = union(firmware.filter(({ type }) => type === 'usable').map(({ range }) => range));
  const nearest = firmware.find(({ type }) => type === 'usable');
  if (nearest === undefined) return;
  for (const region of regions.list) {
    const [outside] = partsOutside(region.range, usable);
    if (outside === undefined) continue;
    yield {
      what: 'memory-outside-firmware',
      range: outside,
      sides: [
        { says: 'the kernel lists it as memory', at: region.at },
        { says: 'the firmware map has no usable range there', at: (firmware.find(({ range }) => overlap(range, outside) !== undefined) ?? nearest).at },
      ],
    };
    return;
  }
}

/** Memory of the boot that the running system does not have. */
function* memoryGone(host: Host): Iterable<Contradiction> {
  const { regions, present, events } = host;
  const whole = wholeBlocks(host);
  if (regions === undefined || regions.origin === 'iomem' || regions.origin === 'memblock-debugfs' || present === undefined) return;
  const removed = events.flatMap(({ event, range }) => (event === 'hot-remove' && range !== undefined ? [range] : []));
  const listings = [
    { says: '/proc/iomem has no System RAM there', ranges: present.iomem?.filter(({ label }) => label.startsWith('System RAM')) },
    { says: 'debugfs does not list it', ranges: present.memblock },
    { says: 'no memory block is there', ranges: present.blocks },
  ];
  for (const { says, ranges } of listings) {
    const [first] = ranges ?? [];
    // People paste the part that they speak of: only a listing from the very first page on can lack something.
    if (ranges === undefined || first === undefined || first.range.start > PAGE_SIZE) continue;
    const there = union([...rangesOf(ranges), ...removed]);
    for (const region of regions.list) {
      const [range] = partsOutside(region.range, there).flatMap(whole);
      if (range === undefined) continue;
      const near = ranges.find((entry) => entry.range.end > range.start) ?? first;
      yield { what: 'memory-gone', range, sides: [{ says: 'the boot log lists it as memory', at: region.at }, { says, at: near.at }] };
      break;
    }
  }
}

/** The whole memory blocks of ranges: what is smaller comes of rounding, of holes, or of a block that two nodes share. */
function wholeBlocks({ memoryBlockSize }: Host): (range: AddressRange) => readonly AddressRange[] {
  const size = memoryBlockSize?.value ?? SECTION_SIZE;
  return ({ start, end }) => {
    // At the top of the address space, and for a size that a log garbles, the next block may begin beyond it.
    const [from, to] = [alignUp(start, size), alignDown(end, size)];
    return from < to ? [{ start: physAddr(from), end: physAddr(to) }] : [];
  };
}

/** A region of one node in which a listing of blocks, or debugfs, sees another. A block that spans two nodes names one of them. */
function* nodes(host: Host): Iterable<Contradiction> {
  const { regions, present } = host;
  const whole = wholeBlocks(host);
  if (regions === undefined) return;
  for (const list of [present?.blocks, present?.memblock]) {
    const index = rangeIndex<BlockRange | Region>(list ?? [], ({ range }) => range);
    for (const region of regions.list) {
      if (region.node === undefined) continue;
      const shared = (range: AddressRange): readonly AddressRange[] => [overlap(region.range, range)].flatMap((part) => (part === undefined ? [] : whole(part)));
      const other = index.listedOn(region.range).find(({ node, range }) => node !== undefined && node !== region.node && shared(range).length > 0);
      const [range] = other === undefined ? [] : shared(other.range);
      if (other === undefined || range === undefined) continue;
      yield { what: 'node', range, sides: [{ says: `node ${region.node} at boot`, at: region.at }, { says: `node ${other.node} in a listing of the running system`, at: other.at }] };
      break;
    }
  }
}

/** Memory that debugfs has beyond the boot and /proc/iomem has not, or the other way round: then they are of different moments. */
function* addedMemory(host: Host): Iterable<Contradiction> {
  const { regions, present } = host;
  const whole = wholeBlocks(host);
  if (regions === undefined || present?.iomem === undefined || present.memblock === undefined) return;
  const ram = present.iomem.filter(({ label }) => label.startsWith('System RAM'));
  for (const [one, other, says] of [
    [ram, present.memblock, ['/proc/iomem has System RAM there', 'debugfs does not list it']],
    [present.memblock, ram, ['debugfs lists it', '/proc/iomem has no System RAM there']],
  ] as const) {
    const there = union(rangesOf(other));
    for (const entry of one) {
      const [range] = partsOutside(entry.range, there).flatMap(whole);
      if (range === undefined) continue;
      const near = other.find((candidate) => candidate.range.end > entry.range.start) ?? other.at(-1);
      if (near === undefined) continue;
      yield { what: 'added-memory', range, sides: [{ says: says[0], at: entry.at }, { says: says[1], at: near.at }] };
      break;
    }
  }
}
