import type { Place } from '../base/span';
import type { BlockState, DaxDevice, IomemRange, KmemMessage, MemmapOnMemory, MemmapRange, NumaNode, OnlinePolicy } from '../evidence/present-facts';
import type { Region, Sourced } from './host';
import { ofKind, type FactsByKind } from './facts-by-kind';
import { blockStates, type BlockRange } from './block-states';
import { lastListing, lastTree } from './last-listing';

/**
 * What captures of the running system show: the state when they were taken, not that of the boot. Where a source lists
 * one thing several times, the last listing counts.
 */
export interface Present {
  /** /proc/iomem, in its order: a parent stands before what lies in it. */
  readonly iomem?: readonly IomemRange[];
  /** A listing that shows no addresses, since it was read without the right to see them. */
  readonly hidden?: Place;
  /** /sys/firmware/memmap. */
  readonly memmap?: readonly MemmapRange[];
  /** memblock.memory, from debugfs. */
  readonly memblock?: readonly Region[];
  /** Memory blocks, ascending, neighbours of one state and node joined. */
  readonly blocks?: readonly BlockRange[];
  readonly nodes?: readonly NumaNode[];
  readonly onlinePolicy?: Sourced<OnlinePolicy['policy']>;
  readonly memmapOnMemory?: Sourced<MemmapOnMemory['value']>;
  readonly daxDevices?: readonly DaxDevice[];
  readonly kmemMessages?: readonly KmemMessage[];
}

/** `undefined` where no capture shows the running system. */
export function presentOf(facts: FactsByKind, memblock: readonly Region[] | undefined, blockSize: number | undefined): Present | undefined {
  const iomem = lastTree(ofKind(facts, 'iomem-range'));
  const hidden = ofKind(facts, 'addresses-hidden')[0];
  // Added memory stands last, wherever it lies; only an entry seen before tells of a new listing.
  const seen = new Set<number>();
  const memmap = lastListing(ofKind(facts, 'memmap-range'), ({ range }) => {
    const again = seen.has(range.start);
    if (again) seen.clear();
    seen.add(range.start);
    return again;
  });
  const states: readonly BlockState[] = ofKind(facts, 'block-state');
  const blocks = blockStates(states, blockSize);
  const nodes = lastListing(ofKind(facts, 'numa-node'), ({ node }, before) => node < before.node);
  const policy = ofKind(facts, 'online-policy').at(-1);
  const onMemory = ofKind(facts, 'memmap-on-memory').at(-1);
  const devices = ofKind(facts, 'dax-device');
  const kmem = ofKind(facts, 'kmem-message');
  const present: Present = {
    ...(iomem.length > 0 && { iomem }),
    ...(hidden && { hidden: hidden.at }),
    ...(memmap.length > 0 && { memmap }),
    ...(memblock && { memblock }),
    ...(blocks.length > 0 && { blocks }),
    ...(nodes.length > 0 && { nodes }),
    ...(policy && { onlinePolicy: { value: policy.policy, at: policy.at } }),
    ...(onMemory && { memmapOnMemory: { value: onMemory.value, at: onMemory.at } }),
    ...(devices.length > 0 && { daxDevices: devices }),
    ...(kmem.length > 0 && { kmemMessages: kmem }),
  };
  return Object.keys(present).length === 0 ? undefined : present;
}
