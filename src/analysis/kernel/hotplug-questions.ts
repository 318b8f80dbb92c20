import { PAGE_SIZE } from '../base/address';
import { pieceSet } from '../base/piece-set';
import type { AddressRange } from '../base/range';
import { union } from '../base/range-set';
import type { MemoryEvent } from '../evidence/fact';
import type { Region } from '../host/host';
import { blockRuns, type BlockRun, type HotplugQuestion, type Refusal } from './hotplug';
import { bytesOf, type MemlistEntry } from './memlist';
import { pieceAt, piecesOf } from './pieces';
import { holderOf, sortedRanges, type SortedRanges } from './sorted-ranges';
import { isWholeBlocks, SMALLEST_BLOCK } from './timeline';

/** What the answers are taken from. */
export interface HotplugEvidence {
  /** Empty after a failed initialisation: then everything is accepted. */
  readonly memlist: readonly MemlistEntry[];
  /** memblock.memory at the moment of initialisation: what is there cannot be added again. */
  readonly regions: readonly Region[];
  readonly events: readonly MemoryEvent[];
  readonly blockSize: number | undefined;
  /** Runs of touching CMRs, where the list is known to be whole. */
  readonly cmrRuns: readonly AddressRange[] | undefined;
  /** With memmap on memory: pages at the head of each added block that the notifier is not asked about. */
  readonly vmemmapPages?: number;
}

/** Asks what becomes of every range that comes online after initialisation. */
export function askHotplug(evidence: HotplugEvidence): HotplugQuestion[] {
  const { events, blockSize } = evidence;
  if (events.length === 0) return [];
  const runsOf = answersOf(evidence);
  const standing = standingOf(evidence);
  const questions: HotplugQuestion[] = [];
  for (const event of events) {
    const { range, online, at } = event;
    const added = event.event === 'hot-add';
    if (range === undefined || (event.event !== 'online' && !(added && online !== false))) continue;
    const met = standing.get(event);
    // Nothing is there that could go online.
    if (met === 'gone') continue;
    const aligned = isWholeBlocks(range, blockSize ?? SMALLEST_BLOCK);
    const runs = aligned ? runsOf(range) : NONE;
    const question: Mutable<HotplugQuestion> = { range, at, event: added ? 'hot-add' : 'online', aligned, runs };
    if (blockSize !== undefined) question.blockSize = blockSize;
    if (met === 'exists') question.exists = true;
    questions.push(question);
  }
  return questions;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const NONE: readonly BlockRun[] = [];

/** The answer for every block of a range, for one memory list and one list of CMRs. */
function answersOf({ memlist, events, blockSize, cmrRuns, vmemmapPages = 0 }: HotplugEvidence): (range: AddressRange) => BlockRun[] {
  if (memlist.length === 0) return (range) => [{ range, blocks: blockSize === undefined ? 1 : (range.end - range.start) / blockSize }];
  // Frames of a host are below 2^40, so their addresses are below 2^52.
  const entries = memlist.map((entry) => bytesOf(entry) as AddressRange);
  const list = sortedRanges(entries);
  const cmrs = cmrRuns && sortedRanges(cmrRuns);
  const pieces = piecesOf(list, cmrs);
  let snapshot: SortedRanges | undefined;
  // Memory of the boot has its page structures elsewhere, and what was added before is wholly in the list.
  const withMemmap = vmemmapPages === 0 ? [] : union(events.flatMap(({ event, range }) => (event === 'hot-add' && range !== undefined ? [range] : [])));
  const refusalOf = (whole: number, end: number): Refusal | undefined => {
    const start = withMemmap.some((part) => part.start <= whole && end <= part.end) ? whole + vmemmapPages * PAGE_SIZE : whole;
    if (holds(list, start, end)) return undefined;
    snapshot ??= sortedRanges(union(entries));
    if (holds(snapshot, start, end)) return 'across-entries';
    if (cmrs === undefined) return 'outside-snapshot-unknown';
    return holds(cmrs, start, end) ? 'outside-snapshot' : 'not-convertible';
  };
  return (range) => blockRuns(range, blockSize ?? range.end - range.start, pieces, refusalOf, pieceAt(pieces, range.start));
}

function holds(ranges: SortedRanges, start: number, end: number): boolean {
  return end <= holderOf(ranges, start);
}

/** How an event meets memory: there is some already, or what it is about was removed before. */
type Standing = 'exists' | 'gone';

/** Events that the kernel answers before TDX is asked. */
function standingOf({ regions, events, blockSize = SMALLEST_BLOCK }: HotplugEvidence): ReadonlyMap<MemoryEvent, Standing> {
  const present = regions.map(({ range }) => range);
  const added: AddressRange[] = [];
  let removed = false;
  for (const { event, range } of events) {
    if (event === 'hot-add' && range !== undefined) added.push(range);
    if (event === 'hot-remove') removed = true;
  }
  return removed || meet(added) ? followed(present, events, blockSize) : compared(present, events);
}

/** What is added meets nothing that was added or removed before, so only memory of the beginning counts: nearly always it is so. */
function compared(present: readonly AddressRange[], events: readonly MemoryEvent[]): ReadonlyMap<MemoryEvent, Standing> {
  const found = new Map<MemoryEvent, Standing>();
  const list = sortedRanges(present);
  for (const event of events) {
    const { range } = event;
    // What begins below the last byte of a range and ends above its first one shares memory with it.
    if (event.event === 'hot-add' && range !== undefined && holderOf(list, range.end - 1) > range.start) found.set(event, 'exists');
  }
  return found;
}

/** Memory event by event. */
function followed(present: readonly AddressRange[], events: readonly MemoryEvent[], blockSize: number): ReadonlyMap<MemoryEvent, Standing> {
  const found = new Map<MemoryEvent, Standing>();
  const ranges = [...present, ...events.flatMap(({ range }) => range ?? [])];
  const now = pieceSet(ranges);
  const removed = pieceSet(ranges);
  for (const range of present) now.add(range);
  for (const event of events) {
    const { range } = event;
    if (range === undefined) continue;
    if (event.event === 'hot-add') {
      if (now.meets(range)) found.set(event, 'exists');
      else if (isWholeBlocks(range, blockSize)) now.add(range);
    }
    if (event.event === 'online' && removed.holds(range) && !now.meets(range)) found.set(event, 'gone');
    if (event.event === 'hot-remove') {
      removed.add(range);
      now.remove(range);
    }
  }
  return found;
}

/** Whether any two ranges share memory. */
function meet(ranges: readonly AddressRange[]): boolean {
  const starts = new Float64Array(ranges.length);
  const ends = new Float64Array(ranges.length);
  let count = 0;
  for (const { start, end } of ranges) {
    starts[count] = start;
    ends[count] = end;
    count += 1;
  }
  // Disjoint ranges have their starts and their ends in one order, whichever range each belongs to.
  starts.sort();
  ends.sort();
  for (let index = 1; index < count; index += 1) if ((starts[index] ?? 0) < (ends[index - 1] ?? 0)) return true;
  return false;
}
