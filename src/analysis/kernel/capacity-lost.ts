import { alignDown, alignUp, physAddr } from '../base/address';
import { grouped } from '../base/grouped';
import { contains, sizeOf, type AddressRange } from '../base/range';
import { rangeIndex } from '../base/range-index';
import { countUpTo } from '../base/search';
import type { Place } from '../base/span';
import type { IomemRange } from '../evidence/present-facts';
import type { Host } from '../host/host';
import { holders, type Holder } from './iomem-holders';

/** Memory that no memory block can hold, because only whole blocks go online. */
export interface CapacityLoss {
  /** What it is a part of: `dax0.0`, `Persistent Memory`, `soft reserved`. */
  readonly of: string;
  readonly bytes: number;
  /** The parts that are lost; empty where only their size is told. */
  readonly parts: readonly AddressRange[];
  /** Whether it has happened, or would if the memory were given to the kernel. */
  readonly when: 'now' | 'if-added';
  readonly at: Place;
  /** Other lines that show the same loss. */
  readonly also?: readonly Place[];
}

/** Most kernels print three digits of a size. */
const PRINTED_DIGITS = 0.005;

/**
 * Drivers trim what they add to whole memory blocks, silently or with a word in the log.
 * Source: `dev_dax_kmem_probe()` with `memory_block_size_bytes()`.
 */
export function capacityLost(host: Host, blockSize: number): readonly CapacityLoss[] {
  const { present } = host;
  const told = (present?.kmemMessages ?? []).flatMap((message): CapacityLoss[] => {
    const { reason, bytes, range, device, at } = message;
    if (reason === 'truncated' && bytes !== undefined) return [{ of: device, bytes, parts: [], when: 'now', at }];
    return reason === 'too-small' && range !== undefined ? [{ of: device, bytes: sizeOf(range), parts: [range], when: 'now', at }] : [];
  });
  const tree = present?.iomem ?? [];
  const kmem = tree.filter(({ label }) => label === 'System RAM (kmem)');
  const holderOf = holders(tree);
  const trimmed = kmem.flatMap((entry) => besideOf(entry, holderOf(entry), blockSize));
  const added = rangeIndex(kmem, ({ range }) => range);
  const planned = (host.firmware ?? []).flatMap(({ range, type, label, map, at }): CapacityLoss[] => {
    if (map !== 'bios' || type !== 'soft-reserved') return [];
    if (added.on(range).length > 0) return [];
    const parts = trimmedOff(range, blockSize);
    return parts.length === 0 ? [] : [{ of: label, bytes: total(parts), parts, when: 'if-added', at }];
  });
  return [...oncePerLoss(told, trimmed), ...planned];
}

/** What the driver says of a device and what is seen beside its memory is one loss where both are of one size, or at one place. */
function oncePerLoss(told: readonly CapacityLoss[], seen: readonly CapacityLoss[]): readonly CapacityLoss[] {
  const left = new Set(seen);
  const byName = grouped(seen, ({ of }) => of);
  const merged = told.map((loss): CapacityLoss => {
    const same = sameLoss(loss, (byName.get(loss.of) ?? []).filter((one) => left.has(one)));
    for (const one of same) left.delete(one);
    if (same.length === 0) return loss;
    const also = same.map(({ at }) => at);
    if (loss.parts.length > 0) return { ...loss, also };
    const parts = same.flatMap((one) => one.parts);
    return { ...loss, bytes: total(parts), parts, also };
  });
  return [...merged, ...left];
}

function sameLoss({ bytes, parts }: CapacityLoss, seen: readonly CapacityLoss[]): readonly CapacityLoss[] {
  if (parts.length > 0) return seen.filter((one) => one.parts.every((part) => parts.some((whole) => contains(whole, part))));
  const sum = seen.reduce((all, one) => all + one.bytes, 0);
  return Math.abs(sum - bytes) <= bytes * PRINTED_DIGITS ? seen : [];
}

/** What lies beside memory of kmem in the device that it belongs to, where it is less than a block. */
function besideOf({ range, at }: IomemRange, holder: Holder | undefined, blockSize: number): readonly CapacityLoss[] {
  if (holder === undefined) return [];
  const { entry, starts, ends } = holder;
  const below = ends[countUpTo(ends, range.start, (end) => end) - 1] ?? entry.range.start;
  const above = starts[countUpTo(starts, range.end - 1, (start) => start)] ?? entry.range.end;
  const parts = [
    { start: physAddr(below), end: range.start },
    { start: range.end, end: physAddr(above) },
  ].filter((part) => sizeOf(part) > 0 && sizeOf(part) < blockSize);
  return parts.length === 0 ? [] : [{ of: entry.label, bytes: total(parts), parts, when: 'now', at }];
}

/** The ends of a range that fill no whole block; all of it where it holds none. */
function trimmedOff({ start, end }: AddressRange, blockSize: number): readonly AddressRange[] {
  const from = alignUp(start, blockSize);
  const to = alignDown(end, blockSize);
  if (from >= to) return start < end ? [{ start, end }] : [];
  return [
    { start, end: physAddr(from) },
    { start: physAddr(to), end },
  ].filter((part) => sizeOf(part) > 0);
}

function total(parts: readonly AddressRange[]): number {
  return parts.reduce((sum, part) => sum + sizeOf(part), 0);
}
