import { PAGE_SIZE, physAddr } from '../base/address';
import { contains, type AddressRange } from '../base/range';
import { union } from '../base/range-set';
import { countUpTo } from '../base/search';
import type { MemoryEvent } from '../evidence/fact';
import { blockRuns, indexMemlist, type HotplugQuestion, type Refusal } from './hotplug';
import { bytesOf, type MemlistEntry } from './memlist';
import { isWholeBlocks, SMALLEST_BLOCK } from './timeline';

/** What the answers are taken from. */
export interface HotplugEvidence {
  /** Empty after a failed initialisation: then everything is accepted. */
  readonly memlist: readonly MemlistEntry[];
  readonly events: readonly MemoryEvent[];
  readonly blockSize: number | undefined;
  /** Runs of touching CMRs, where the list is known to be whole. */
  readonly cmrRuns: readonly AddressRange[] | undefined;
  /** With memmap on memory: pages at the head of each added block that the notifier is not asked about. */
  readonly vmemmapPages?: number;
}

/** Asks what becomes of every range that comes online after initialisation. */
export function askHotplug({ memlist, events, blockSize, cmrRuns, vmemmapPages = 0 }: HotplugEvidence): HotplugQuestion[] {
  if (events.length === 0) return [];
  const index = indexMemlist(memlist);
  // Frames of a host are below 2^40, so their addresses are below 2^52.
  const entries = memlist.map((entry) => bytesOf(entry) as AddressRange);
  const snapshot = union(entries);
  const edges = [...entries, ...(cmrRuns ?? [])].flatMap(({ start, end }): number[] => [start, end]).sort((a, b) => a - b);
  // Memory of the boot has its page structures elsewhere, and what was added before is wholly in the list.
  const withMemmap = vmemmapPages === 0 ? [] : union(events.flatMap(({ event, range }) => (event === 'hot-add' && range !== undefined ? [range] : [])));
  const refusalOf = (whole: AddressRange): Refusal | undefined => {
    const added = withMemmap.some((part) => contains(part, whole));
    const block = added ? { ...whole, start: physAddr(whole.start + vmemmapPages * PAGE_SIZE) } : whole;
    if (index.accepts(block.start / PAGE_SIZE, block.end / PAGE_SIZE)) return undefined;
    const part = snapshot[countUpTo(snapshot, block.start, ({ start }) => start) - 1];
    if (part !== undefined && contains(part, block)) return 'across-entries';
    if (cmrRuns === undefined) return 'outside-snapshot-unknown';
    return cmrRuns.some((run) => contains(run, block)) ? 'outside-snapshot' : 'not-convertible';
  };
  return events.flatMap(({ event, range, online, at }): HotplugQuestion[] => {
    if (range === undefined || (event !== 'online' && !(event === 'hot-add' && online !== false))) return [];
    const aligned = isWholeBlocks(range, blockSize ?? SMALLEST_BLOCK);
    const size = blockSize ?? range.end - range.start;
    const near = edges.slice(countUpTo(edges, range.start - size - 1, (edge) => edge), countUpTo(edges, range.end, (edge) => edge));
    const runs = aligned ? blockRuns(range, size, near, refusalOf) : [];
    return [{ range, at, event, ...(blockSize === undefined ? {} : { blockSize }), aligned, runs }];
  });
}
