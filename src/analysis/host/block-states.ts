import { ADDRESS_LIMIT, physAddr } from '../base/address';
import { sizeOf, type AddressRange } from '../base/range';
import type { Place } from '../base/span';
import type { BlockState, MemoryBlockStateName } from '../evidence/present-facts';
import { lastListing } from './last-listing';

/** Neighbouring memory blocks that share their state and their node. */
export interface BlockRange {
  readonly range: AddressRange;
  readonly state: MemoryBlockStateName;
  readonly node?: number;
  readonly at: Place;
}

/** One listing of memory blocks, ascending. */
export interface BlockListing {
  readonly from: BlockState['from'];
  readonly blocks: readonly BlockRange[];
}

/** Every source's last listing of memory blocks. Blocks that are known by number alone need the block size. */
export function blockListings(states: readonly BlockState[], blockSize: number | undefined): readonly BlockListing[] {
  const bySource = new Map<string, BlockState[]>();
  for (const state of states) {
    const key = `${state.at.source} ${state.from}`;
    const list = bySource.get(key);
    if (list === undefined) bySource.set(key, [state]);
    else list.push(state);
  }
  return [...bySource.values()].flatMap((list) => {
    const blocks = joined(lastOf(list).flatMap((state) => placed(state, blockSize)));
    return blocks.length === 0 ? [] : [{ from: list[0]?.from ?? 'lsmem', blocks }];
  });
}

/** The listing that tells most: of the most memory whose node it names, then of the most memory. */
export function blockStates(states: readonly BlockState[], blockSize: number | undefined): readonly BlockRange[] {
  const bytes = ({ blocks }: BlockListing, named: boolean): number => blocks.reduce((sum, { node, range }) => (named && node === undefined ? sum : sum + sizeOf(range)), 0);
  return [...blockListings(states, blockSize)].sort((a, b) => bytes(b, true) - bytes(a, true) || bytes(b, false) - bytes(a, false))[0]?.blocks ?? [];
}

/** Names in sysfs come in the order of letters, so only a block that was named before tells of a new listing. */
function lastOf(states: readonly BlockState[]): readonly BlockState[] {
  const seen = new Set<number>();
  return lastListing(states, ({ blocks, range }) => {
    const key = blocks?.first ?? range?.start ?? 0;
    const again = seen.has(key);
    if (again) seen.clear();
    seen.add(key);
    return again;
  });
}

function placed({ range, blocks, state, node, at }: BlockState, blockSize: number | undefined): readonly BlockRange[] {
  const known = range ?? rangeOf(blocks, blockSize);
  return known === undefined ? [] : [{ range: known, state, ...(node !== undefined && { node }), at }];
}

function rangeOf(blocks: BlockState['blocks'], blockSize: number | undefined): AddressRange | undefined {
  if (blocks === undefined || blockSize === undefined) return undefined;
  const end = (blocks.last + 1) * blockSize;
  return end > ADDRESS_LIMIT ? undefined : { start: physAddr(blocks.first * blockSize), end: physAddr(end) };
}

function joined(blocks: readonly BlockRange[]): readonly BlockRange[] {
  const result: BlockRange[] = [];
  for (const block of [...blocks].sort((a, b) => a.range.start - b.range.start)) {
    const last = result.at(-1);
    if (last !== undefined && last.range.end === block.range.start && last.state === block.state && last.node === block.node) {
      result[result.length - 1] = { ...last, range: { start: last.range.start, end: block.range.end } };
    } else result.push(block);
  }
  return result;
}
