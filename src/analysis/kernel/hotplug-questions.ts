import { PAGE_SIZE } from '../base/address';
import { contains, overlap, type AddressRange } from '../base/range';
import { union } from '../base/range-set';
import type { MemoryEvent } from '../evidence/fact';
import type { Region } from '../host/host';
import { blockRuns, type BlockRun, type HotplugQuestion, type Refusal } from './hotplug';
import { bytesOf, type MemlistEntry } from './memlist';
import { holderOf, sortedRanges, type SortedRanges } from './sorted-ranges';
import { addRefusal, applyEvent, isWholeBlocks, SMALLEST_BLOCK } from './timeline';

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
    const question = { range, at, event: added ? ('hot-add' as const) : ('online' as const), aligned, runs };
    const sized = blockSize === undefined ? question : { ...question, blockSize };
    questions.push(met === 'exists' ? { ...sized, exists: true } : sized);
  }
  return questions;
}

const NONE: readonly BlockRun[] = [];

/** The answer for every block of a range, for one memory list and one list of CMRs. */
function answersOf({ memlist, events, blockSize, cmrRuns, vmemmapPages = 0 }: HotplugEvidence): (range: AddressRange) => BlockRun[] {
  // Frames of a host are below 2^40, so their addresses are below 2^52.
  const entries = memlist.map((entry) => bytesOf(entry) as AddressRange);
  const list = sortedRanges(entries);
  const snapshot = sortedRanges(union(entries));
  const cmrs = cmrRuns && sortedRanges(cmrRuns);
  const edges = Float64Array.from([...entries, ...(cmrRuns ?? [])].flatMap(({ start, end }): number[] => [start, end])).sort();
  // Memory of the boot has its page structures elsewhere, and what was added before is wholly in the list.
  const withMemmap = vmemmapPages === 0 ? [] : union(events.flatMap(({ event, range }) => (event === 'hot-add' && range !== undefined ? [range] : [])));
  const refusalOf = (whole: number, end: number): Refusal | undefined => {
    const start = withMemmap.some((part) => part.start <= whole && end <= part.end) ? whole + vmemmapPages * PAGE_SIZE : whole;
    if (memlist.length === 0 || holds(list, start, end)) return undefined;
    if (holds(snapshot, start, end)) return 'across-entries';
    if (cmrs === undefined) return 'outside-snapshot-unknown';
    return holds(cmrs, start, end) ? 'outside-snapshot' : 'not-convertible';
  };
  return (range) => blockRuns(range, blockSize ?? range.end - range.start, edges, refusalOf, firstAbove(edges, range.start));
}

function holds(ranges: SortedRanges, start: number, end: number): boolean {
  return end <= holderOf(ranges, start);
}

/** Index of the first of some ascending numbers that is above a limit. */
function firstAbove(numbers: Float64Array, limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How an event meets memory: there is some already, or what it is about was removed before. */
type Standing = 'exists' | 'gone';

/**
 * Events that the kernel answers before TDX is asked. Memory is followed event by event only where ranges meet or memory is
 * removed: nearly always there is nothing to follow.
 */
function standingOf({ regions, events, blockSize = SMALLEST_BLOCK }: HotplugEvidence): ReadonlyMap<MemoryEvent, Standing> {
  const found = new Map<MemoryEvent, Standing>();
  const added = events.flatMap(({ event, range }) => (event === 'hot-add' && range !== undefined ? [range] : []));
  if (!events.some(({ event }) => event === 'hot-remove') && !meet([...regions.map(({ range }) => range), ...added])) return found;
  let now = regions;
  const removed: AddressRange[] = [];
  for (const event of events) {
    const { range } = event;
    if (range === undefined) continue;
    if (event.event === 'hot-add' && addRefusal(now, range, blockSize) === 'exists') found.set(event, 'exists');
    if (event.event === 'online' && removed.some((gone) => contains(gone, range)) && now.every((region) => overlap(region.range, range) === undefined)) found.set(event, 'gone');
    if (event.event === 'hot-remove') removed.push(range);
    now = applyEvent(now, event, blockSize);
  }
  return found;
}

/** Whether any two ranges share memory. */
function meet(ranges: readonly AddressRange[]): boolean {
  const { starts, ends } = sortedRanges(ranges);
  return starts.some((start, index) => index > 0 && start < (ends[index - 1] ?? 0));
}
