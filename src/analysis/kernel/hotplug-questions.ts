import { PAGE_SIZE } from '../base/address';
import { pieceSet } from '../base/piece-set';
import type { AddressRange } from '../base/range';
import { union } from '../base/range-set';
import type { Place } from '../base/span';
import type { MemoryEvent } from '../evidence/fact';
import type { Region } from '../host/host';
import { blockRuns, type BlockRun, type HotplugQuestion, type Refusal } from './hotplug';
import { bytesOf, type MemlistEntry } from './memlist';
import { byStart } from './by-start';
import { piecesOf } from './pieces';
import { holderOf, sortedFrames, sortedRanges, type SortedRanges } from './sorted-ranges';
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
  const bounds = boundsOf(events);
  const standing = standingOf(evidence, events, bounds);
  const runsOf = answersOf(evidence, bounds);
  const questions: HotplugQuestion[] = [];
  for (const [index, event] of events.entries()) {
    const met = standing[index];
    // Where memory is gone, nothing is there that could go online.
    if (!comesOnline(event) || met === 'gone') continue;
    const { range, at } = event;
    const aligned = isWholeBlocks(range, blockSize ?? SMALLEST_BLOCK);
    const runs = aligned ? runsOf(range, index) : NONE;
    const kind = event.event === 'hot-add' ? 'hot-add' : 'online';
    questions.push(questionOf(range, at, kind, blockSize, aligned, runs, met === 'exists'));
  }
  return questions;
}

/** The ranges of the events as plain numbers by index, and the indices by first byte: in this order one walk along a list meets all. */
interface Bounds {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly order: ArrayLike<number>;
}

function boundsOf(events: readonly RangedEvent[]): Bounds {
  const starts = new Float64Array(events.length);
  const ends = new Float64Array(events.length);
  for (const [index, { range }] of events.entries()) {
    starts[index] = range.start;
    ends[index] = range.end;
  }
  return { starts, ends, order: byStart(starts) };
}

type RangedEvent = MemoryEvent & { readonly range: AddressRange };

function comesOnline({ event, online }: MemoryEvent): boolean {
  return event === 'online' || (event === 'hot-add' && online !== false);
}

/** Each kind in one piece: of thousands, a part that is put in afterwards would double what they take. */
function questionOf(range: AddressRange, at: Place, event: 'hot-add' | 'online', blockSize: number | undefined, aligned: boolean, runs: readonly BlockRun[], exists: boolean): HotplugQuestion {
  if (blockSize === undefined) return exists ? { range, at, event, aligned, runs, exists } : { range, at, event, aligned, runs };
  return exists ? { range, at, event, aligned, runs, blockSize, exists } : { range, at, event, aligned, runs, blockSize };
}

const NONE: readonly BlockRun[] = [];

/** The answer for every block of a range, for one memory list and one list of CMRs: of the range, and the index of its event. */
function answersOf({ memlist, events, blockSize, cmrRuns, vmemmapPages = 0 }: HotplugEvidence, { starts, order }: Bounds): (range: AddressRange, index: number) => BlockRun[] {
  if (memlist.length === 0) return (range) => [{ range, blocks: blockSize === undefined ? 1 : (range.end - range.start) / blockSize }];
  const list = sortedFrames(memlist);
  const cmrs = cmrRuns && sortedRanges(cmrRuns);
  const pieces = piecesOf(list, cmrs);
  let snapshot: SortedRanges | undefined;
  // Memory of the boot has its page structures elsewhere, and what was added before is wholly in the list.
  const withMemmap = vmemmapPages === 0 ? [] : union(events.flatMap(({ event, range }) => (event === 'hot-add' && range !== undefined ? [range] : [])));
  const refusalOf = (whole: number, end: number): Refusal | undefined => {
    const start = withMemmap.some((part) => part.start <= whole && end <= part.end) ? whole + vmemmapPages * PAGE_SIZE : whole;
    if (holds(list, start, end)) return undefined;
    // Frames of a host are below 2^40, so their addresses are below 2^52.
    snapshot ??= sortedRanges(union(memlist.map((entry) => bytesOf(entry) as AddressRange)));
    if (holds(snapshot, start, end)) return 'across-entries';
    if (cmrs === undefined) return 'outside-snapshot-unknown';
    return holds(cmrs, start, end) ? 'outside-snapshot' : 'not-convertible';
  };
  const { edges } = pieces;
  const first = new Uint32Array(starts.length);
  let piece = 0;
  for (let at = 0; at < order.length; at += 1) {
    const index = order[at] ?? 0;
    const start = starts[index] ?? 0;
    while (piece < edges.length && (edges[piece] ?? 0) <= start) piece += 1;
    first[index] = piece;
  }
  return (range, index) => blockRuns(range, blockSize ?? range.end - range.start, pieces, refusalOf, first[index] ?? 0);
}

function holds(ranges: SortedRanges, start: number, end: number): boolean {
  return end <= holderOf(ranges, start);
}

/** How an event meets memory: there is some already, or what it is about was removed before. */
type Standing = 'exists' | 'gone';

/** By the index of the event. */
type Standings = readonly (Standing | undefined)[];

/** Events that the kernel answers before TDX is asked. */
function standingOf({ regions, blockSize = SMALLEST_BLOCK }: HotplugEvidence, events: readonly RangedEvent[], bounds: Bounds): Standings {
  const present = regions.map(({ range }) => range);
  return compared(sortedRanges(present), events, bounds) ?? followed(present, events, blockSize);
}

/**
 * What is added meets nothing that was added or removed before, so only memory of the beginning counts: nearly always it is so,
 * and nothing is said where it is not.
 */
function compared(present: SortedRanges, events: readonly RangedEvent[], { starts, ends, order }: Bounds): Standings | undefined {
  const adds = new Uint8Array(events.length);
  for (const [index, { event }] of events.entries()) {
    if (event === 'hot-remove') return undefined;
    adds[index] = Number(event === 'hot-add');
  }
  const found: (Standing | undefined)[] = [];
  found.length = events.length;
  let next = 0;
  let lastEnd = 0;
  for (let at = 0; at < order.length; at += 1) {
    const index = order[at] ?? 0;
    if (adds[index] !== 1) continue;
    const start = starts[index] ?? 0;
    if (start < lastEnd) return undefined;
    lastEnd = ends[index] ?? 0;
    while (next < present.starts.length && (present.starts[next] ?? 0) < lastEnd) next += 1;
    if (next > 0 && (present.ends[next - 1] ?? 0) > start) found[index] = 'exists';
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
