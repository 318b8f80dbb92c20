import { PAGE_SIZE } from '../base/address';
import { pieceSet } from '../base/piece-set';
import type { AddressRange } from '../base/range';
import { union } from '../base/range-set';
import type { MemoryEvent } from '../evidence/fact';
import type { Region } from '../host/host';
import { blockRuns, type BlockRun, type HotplugQuestion, type Refusal } from './hotplug';
import { bytesOf, type MemlistEntry } from './memlist';
import { byStart } from './by-start';
import { piecesOf } from './pieces';
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
  const { blockSize } = evidence;
  const events = evidence.events.filter((event): event is RangedEvent => event.range !== undefined);
  if (events.length === 0) return [];
  // In this order one walk along the memory list answers all of them.
  const order = byStart(events.map(({ range }) => range));
  const standing = standingOf(evidence, events, order);
  const runsOf = answersOf(evidence);
  const answers: (readonly BlockRun[] | undefined)[] = [];
  answers.length = events.length;
  for (let at = 0; at < order.length; at += 1) {
    const index = order[at] ?? 0;
    const event = events[index];
    // Where memory is gone, nothing is there that could go online.
    if (event === undefined || !comesOnline(event) || standing[index] === 'gone') continue;
    answers[index] = isWholeBlocks(event.range, blockSize ?? SMALLEST_BLOCK) ? runsOf(event.range) : NONE;
  }
  const questions: HotplugQuestion[] = [];
  for (let index = 0; index < answers.length; index += 1) {
    const [event, runs] = [events[index], answers[index]];
    if (event === undefined || runs === undefined) continue;
    const question: Mutable<HotplugQuestion> = { range: event.range, at: event.at, event: event.event === 'hot-add' ? 'hot-add' : 'online', aligned: runs.length > 0, runs };
    if (blockSize !== undefined) question.blockSize = blockSize;
    if (standing[index] === 'exists') question.exists = true;
    questions.push(question);
  }
  return questions;
}

type RangedEvent = MemoryEvent & { readonly range: AddressRange };

function comesOnline({ event, online }: MemoryEvent): boolean {
  return event === 'online' || (event === 'hot-add' && online !== false);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const NONE: readonly BlockRun[] = [];

/** The answer for every block of a range, for one memory list and one list of CMRs. Asked of ranges by their first bytes. */
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
  const { edges } = pieces;
  let piece = 0;
  return (range) => {
    while (piece < edges.length && (edges[piece] ?? 0) <= range.start) piece += 1;
    return blockRuns(range, blockSize ?? range.end - range.start, pieces, refusalOf, piece);
  };
}

function holds(ranges: SortedRanges, start: number, end: number): boolean {
  return end <= holderOf(ranges, start);
}

/** How an event meets memory: there is some already, or what it is about was removed before. */
type Standing = 'exists' | 'gone';

/** By the index of the event. */
type Standings = readonly (Standing | undefined)[];

/** Events that the kernel answers before TDX is asked. */
function standingOf({ regions, blockSize = SMALLEST_BLOCK }: HotplugEvidence, events: readonly RangedEvent[], order: ArrayLike<number>): Standings {
  const present = regions.map(({ range }) => range);
  return compared(sortedRanges(present), events, order) ?? followed(present, events, blockSize);
}

/**
 * What is added meets nothing that was added or removed before, so only memory of the beginning counts: nearly always it is so,
 * and nothing is said where it is not.
 */
function compared({ starts, ends }: SortedRanges, events: readonly RangedEvent[], order: ArrayLike<number>): Standings | undefined {
  const found: (Standing | undefined)[] = [];
  found.length = events.length;
  let next = 0;
  let lastEnd = 0;
  for (let at = 0; at < order.length; at += 1) {
    const index = order[at] ?? 0;
    const event = events[index];
    if (event?.event === 'hot-remove') return undefined;
    if (event?.event !== 'hot-add') continue;
    const { start, end } = event.range;
    if (start < lastEnd) return undefined;
    lastEnd = end;
    while (next < starts.length && (starts[next] ?? 0) < end) next += 1;
    if (next > 0 && (ends[next - 1] ?? 0) > start) found[index] = 'exists';
  }
  return found;
}

/** Memory event by event. */
function followed(present: readonly AddressRange[], events: readonly RangedEvent[], blockSize: number): Standings {
  const ranges = [...present, ...events.map(({ range }) => range)];
  const now = pieceSet(ranges);
  const removed = pieceSet(ranges);
  for (const range of present) now.add(range);
  return events.map(({ event, range }) => {
    const meets = now.meets(range);
    if (event === 'hot-add' && !meets && isWholeBlocks(range, blockSize)) now.add(range);
    if (event === 'hot-remove') {
      removed.add(range);
      now.remove(range);
    }
    if (event === 'hot-add') return meets ? 'exists' : undefined;
    return event === 'online' && !meets && removed.holds(range) ? 'gone' : undefined;
  });
}
