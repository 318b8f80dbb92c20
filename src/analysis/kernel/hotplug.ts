import { PAGE_SIZE } from '../base/address';
import type { AddressRange } from '../base/range';
import { countUpTo } from '../base/search';
import type { Place } from '../base/span';
import type { PfnRange } from './memlist';
import type { Pieces } from './pieces';

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
 * A block that no edge cuts has the answer of the piece that it lies in, and one that an edge cuts is asked about: the time
 * depends on the edges inside the range, not on the number of blocks.
 * @param first Number of the piece in which the range begins.
 */
export function blockRuns(
  range: AddressRange,
  blockSize: number,
  { edges, answers }: Pieces,
  refusalOf: (start: number, end: number) => Refusal | undefined,
  first: number,
): BlockRun[] {
  const { start, end } = range;
  // Most ranges are cut by nothing, and all their blocks lie in one piece.
  if (!((edges[first] ?? Infinity) < end)) return [runOf(range, blockSize, answers[first])];
  const runs: BlockRun[] = [];
  let begun: number = start;
  let piece = first;
  // The block at `from`, with `piece` as the one that holds its beginning.
  const answerAt = (from: number): Refusal | undefined => {
    const edge = edges[piece];
    return edge !== undefined && edge < from + blockSize ? refusalOf(from, from + blockSize) : answers[piece];
  };
  let answer = answerAt(start);
  for (let edge = edges[piece]; edge !== undefined && edge < end; edge = edges[piece]) {
    const block = start + Math.floor((edge - start) / blockSize) * blockSize;
    // The edge is the block's own beginning, or cuts it: then the answer changes at the block and again behind it.
    const cut = edge > block;
    if (cut && block > begun) turn(block, refusalOf(block, block + blockSize));
    const next = cut ? block + blockSize : block;
    if (next >= end) break;
    while (piece < edges.length && (edges[piece] ?? 0) <= next) piece += 1;
    turn(next, answerAt(next));
  }
  runs.push(runOf(between(begun, end), blockSize, answer));
  return runs;

  function turn(at: number, to: Refusal | undefined): void {
    if (to === answer || at <= begun) return;
    runs.push(runOf(between(begun, at), blockSize, answer));
    begun = at;
    answer = to;
  }
}

/** Whole blocks of a range of addresses are between two of its addresses. */
function between(from: number, to: number): AddressRange {
  return { start: from, end: to } as AddressRange;
}

function runOf(range: AddressRange, blockSize: number, refusal: Refusal | undefined): BlockRun {
  const blocks = (range.end - range.start) / blockSize;
  return refusal === undefined ? { range, blocks } : { range, blocks, refusal };
}
