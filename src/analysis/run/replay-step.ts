import { ADDRESS_LIMIT, alignDown, alignUp, physAddr } from '../base/address';
import type { AddressRange } from '../base/range';
import { subtract, union } from '../base/range-set';
import { countUpTo } from '../base/search';
import type { MemoryEvent, MemoryEventKind } from '../evidence/fact';
import type { Region } from '../host/host';

/** What became of one event. `no-effect`: there was nothing to do. `partly`: some blocks followed, others did not. */
export type ReplayResult = 'done' | 'refused' | 'partly' | 'no-effect';

/** Memory between two events. */
export interface ReplayState {
  /** memblock.memory, as debugfs would list it. */
  readonly regions: readonly Region[];
  /** Memory blocks that are online, neighbours joined; whole blocks where their size is known. */
  readonly online: readonly AddressRange[];
}

/** Where the initialisation stands: at its event, before all events, or there because no event says otherwise. */
export type InitMoment = 'event' | 'at-boot' | 'taken-first';

export interface ReplayStep {
  /** Index into the host's events; absent for an initialisation that no event stands for. */
  readonly index?: number;
  readonly what: MemoryEventKind;
  /** Set for the initialisation itself. */
  readonly init?: InitMoment;
  readonly result: ReplayResult;
  /** Negative, where the kernel returns one. */
  readonly errno?: number;
  /** A few plain words, to stand behind the event. */
  readonly note: string;
  /** What a terminal or the kernel log shows; empty where nothing is printed. */
  readonly console: readonly string[];
  readonly after: ReplayState;
}

/** What an event makes of the state, before it is put into a step. */
export type Effect = Pick<ReplayStep, 'result' | 'errno' | 'note' | 'console'> & { readonly after: Tracked };

/** The state, and what the events have taken away: its memory blocks are gone. */
export interface Tracked extends ReplayState {
  readonly removed: readonly AddressRange[];
}

/**
 * The state before the first event. Memory of the boot is taken to be online, but for what the first event about it
 * brings online: that must have been offline.
 */
export function firstState(list: readonly Region[], events: readonly MemoryEvent[], blockSize: number | undefined): Tracked {
  const boot = union(list.map(({ range }) => wholeBlocks(range, blockSize)));
  return { regions: list, online: without(boot, firstBroughtOnline(events)), removed: [] };
}

/** The memory whose first event is `online`. The time hangs on the number of events alone, not on how they overlap. */
function firstBroughtOnline(events: readonly MemoryEvent[]): AddressRange[] {
  const edges = [...new Set(events.flatMap(({ range }) => (range === undefined ? [] : [range.start, range.end])))].sort((a, b) => a - b);
  const at = new Map(edges.map((edge, index) => [edge, index]));
  // For each piece between two edges, where to look for the next one that no event has named yet.
  const next = edges.map((_, index) => index);
  const open = (from: number): number => {
    let piece = from;
    for (let behind = next[piece]; behind !== undefined && behind !== piece; behind = next[piece]) {
      next[piece] = next[behind] ?? behind;
      piece = behind;
    }
    return piece;
  };
  const found: AddressRange[] = [];
  for (const { event, range } of events) {
    if (range === undefined) continue;
    const last = at.get(range.end) ?? 0;
    for (let piece = open(at.get(range.start) ?? 0); piece < last; piece = open(piece)) {
      const [start, end] = [edges[piece], edges[piece + 1]];
      if (event === 'online' && start !== undefined && end !== undefined) found.push({ start, end });
      next[piece] = piece + 1;
    }
  }
  return found;
}

function wholeBlocks(range: AddressRange, blockSize: number | undefined): AddressRange {
  if (blockSize === undefined || range.start >= range.end) return range;
  return { start: physAddr(alignDown(range.start, blockSize)), end: physAddr(Math.min(ADDRESS_LIMIT, alignUp(range.end, blockSize))) };
}

/** What is left of some ranges, less others. */
function without(ranges: readonly AddressRange[], taken: readonly AddressRange[]): AddressRange[] {
  const joined = union(taken);
  return ranges.flatMap((range) => {
    const first = countUpTo(joined, range.start, ({ start }) => start) - 1;
    return subtract(range, joined.slice(Math.max(0, first), countUpTo(joined, range.end, ({ start }) => start)));
  });
}
