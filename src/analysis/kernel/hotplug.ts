import { PAGE_SIZE, physAddr } from '../base/address';
import type { AddressRange } from '../base/range';
import { countUpTo } from '../base/search';
import type { Place } from '../base/span';
import type { PfnRange } from './memlist';

/** Frames in 2^64 bytes: the kernel's frame numbers wrap here. */
const PFN_WRAP = 2 ** 52;

/** Answers whether a range of frames may go online, for one memory list. */
export interface MemlistIndex {
  /**
   * True when one single entry holds all of [startPfn, endPfn), or when the list is empty.
   * Source: `is_tdx_memory()`, `tdx_memory_notifier()`: entries are never merged.
   */
  accepts(startPfn: number, endPfn: number): boolean;
}

/** Prepares a list for many questions: each then takes time logarithmic in its length. */
export function indexMemlist(list: readonly PfnRange[]): MemlistIndex {
  if (list.length === 0) return { accepts: () => true };
  const sorted = [...list].sort((a, b) => a.startPfn - b.startPfn);
  // The furthest end among all entries up to here: entries of an odd listing may overlap.
  const furthest: number[] = [];
  for (const { endPfn } of sorted) furthest.push(Math.max(endPfn, furthest.at(-1) ?? 0));
  return {
    accepts(startPfn, endPfn) {
      const at = countUpTo(sorted, startPfn, (entry) => entry.startPfn) - 1;
      return at >= 0 && endPfn <= (furthest[at] ?? 0);
    },
  };
}

/** A range that is added, in bytes. `vmemmapPages` at the head of each block hold its own page structures. */
export interface HotAdd {
  readonly start: number;
  readonly size: number;
  readonly blockSize: number;
  readonly vmemmapPages?: number;
}

export type HotAddAnswer =
  /** `add_memory_resource()` refuses the whole range with -EINVAL. */
  | { readonly kind: 'unaligned' }
  /** One answer per block: whether MEM_GOING_ONLINE is accepted. */
  | { readonly kind: 'blocks'; readonly accepted: readonly boolean[] };

/**
 * What becomes of each memory block of a range that is added and then brought online. Exact for every multiple of 4 KiB
 * below 2^64 and for all bytes below 2^53. With memmap on memory, a block's first pages are not asked about.
 * Source: `check_hotplug_memory_range()`, `memory_block_online()`, `online_pages()`.
 */
export function hotAdd({ start, size, blockSize, vmemmapPages = 0 }: HotAdd, memlist: MemlistIndex): HotAddAnswer {
  if (size === 0 || start % blockSize !== 0 || size % blockSize !== 0) return { kind: 'unaligned' };
  const pages = blockSize / PAGE_SIZE;
  const accepted: boolean[] = [];
  for (let block = 0; block < size / blockSize; block += 1) {
    const from = (start / PAGE_SIZE + block * pages) % PFN_WRAP;
    accepted.push(memlist.accepts(from + vmemmapPages, from + pages));
  }
  return { kind: 'blocks', accepted };
}

/** Why a block may not go online, as far as the evidence tells. */
export type Refusal =
  /** Every page is in the snapshot, but in more than one entry. */
  | 'across-entries'
  /** It lies in CMRs, so it could be TDX memory, but it was not in memblock at initialisation. */
  | 'outside-snapshot'
  /** Part of it or all of it lies in no CMR. */
  | 'not-convertible'
  /** It is not wholly in the snapshot, and no whole CMR list says whether it is convertible. */
  | 'outside-snapshot-unknown';

/** Neighbouring blocks with the same answer. */
export interface BlockRun {
  readonly range: AddressRange;
  readonly blocks: number;
  readonly refusal?: Refusal;
}

/** What becomes of one range that is added or brought online after initialisation. */
export interface HotplugQuestion {
  readonly range: AddressRange;
  readonly at: Place;
  readonly event: 'hot-add' | 'online';
  /** Bytes; absent when the evidence does not give it: then the whole range is asked as one block. */
  readonly blockSize?: number;
  readonly aligned: boolean;
  /** Memory is there already: `add_memory()` fails with -EEXIST before TDX is asked. */
  readonly exists?: true;
  /** Empty when the range is not aligned: then it is refused when it is added. For what exists: of its blocks, if they are brought online again. */
  readonly runs: readonly BlockRun[];
}

/**
 * The answer for every block of a range, neighbours with the same answer joined: 512 refused blocks are one run.
 * A block that holds none of the ascending `edges` has the answer of the block before it, so only a block at an edge and the
 * one behind it are asked: the time depends on the edges inside the range, not on the number of blocks.
 * `from` is the index of the first edge that may lie inside the range.
 */
export function blockRuns(
  range: AddressRange,
  blockSize: number,
  edges: ArrayLike<number>,
  refusalOf: (start: number, end: number) => Refusal | undefined,
  from = 0,
): BlockRun[] {
  const runs: BlockRun[] = [];
  let begun: number = range.start;
  let answer = refusalOf(range.start, range.start + blockSize);
  let last = 0;
  const close = (end: number): void => {
    const run = { range: { start: physAddr(begun), end: physAddr(end) }, blocks: (end - begun) / blockSize };
    runs.push(answer === undefined ? run : { ...run, refusal: answer });
  };
  const ask = (block: number): void => {
    const start = range.start + block * blockSize;
    if (block <= last || start >= range.end) return;
    last = block;
    const next = refusalOf(start, start + blockSize);
    if (next === answer) return;
    close(start);
    begun = start;
    answer = next;
  };
  for (let at = from; at < edges.length; at += 1) {
    const edge = edges[at] ?? 0;
    if (edge >= range.end) break;
    if (edge < range.start) continue;
    const block = Math.floor((edge - range.start) / blockSize);
    ask(block);
    ask(block + 1);
  }
  close(range.end);
  return runs;
}
