import { count, humanSize } from '../base/format';
import { overlap, sizeOf, type AddressRange } from '../base/range';
import { cutFrom, intersect, joinedWith, partsOutside, union } from '../base/range-set';
import type { MemoryEvent } from '../evidence/fact';
import { EEXIST, EINVAL, EPERM } from '../kernel/errno';
import type { BlockRun } from '../kernel/hotplug';
import { outcomeOf } from '../kernel/hotplug-outcome';
import { addRefusal, applyEvent, isWholeBlocks, SMALLEST_BLOCK } from '../kernel/timeline';
import type { Effect, Tracked } from './replay-step';

/** What a shell says when a write to `/sys/devices/system/memory/memory…/state` fails. */
const NOT_PERMITTED = 'write error: Operation not permitted';
const INVALID = 'write error: Invalid argument';

/** An event about memory, where it stands in the replay. */
export interface Asked {
  readonly event: MemoryEvent;
  readonly range: AddressRange;
  readonly blockSize: number | undefined;
  /** What the notifier says of the blocks, neighbours with one answer joined. */
  readonly runs: readonly BlockRun[];
  readonly before: Tracked;
}

/** What one event does. TDX is asked only where blocks go online. */
export function effectOf(asked: Asked): Effect {
  switch (asked.event.event) {
    case 'hot-add':
      return hotAdded(asked);
    case 'online':
      return broughtOnline(asked);
    case 'offline':
      return takenOffline(asked);
    case 'hot-remove':
      return removed(asked);
    case 'tdx-init':
      return idle(asked.before, 'no effect');
  }
}

export function idle(after: Tracked, note: string, errno?: number, console: readonly string[] = []): Effect {
  return { result: 'no-effect', ...(errno === undefined ? {} : { errno }), note, console, after };
}

/** Memory is in memblock from here on, whether it goes online or not. */
function hotAdded({ event, range, blockSize, runs, before }: Asked): Effect {
  const refusal = addRefusal(before.regions, range, blockSize ?? SMALLEST_BLOCK);
  if (refusal === 'exists') return { result: 'refused', errno: EEXIST, note: `refused (${EEXIST}): there is memory already`, console: [], after: before };
  if (refusal === 'unaligned') return unaligned(range, blockSize, before);
  const listed = { ...before, regions: applyEvent(before.regions, event, blockSize ?? SMALLEST_BLOCK), removed: cutFrom(before.removed, range) };
  if (event.online === false) return { result: 'done', note: 'added; stays offline', console: [], after: listed };
  // Automatic onlining stops at the first refused block, and its error is dropped.
  const stop = runs.findIndex(({ refusal: why }) => why !== undefined);
  const accepted = stop < 0 ? runs : runs.slice(0, stop);
  const after = { ...listed, online: withAll(before.online, accepted.map((run) => run.range)) };
  const online = blocksOf(accepted);
  const offline = blocksOf(runs) - online;
  if (offline === 0) return { result: 'done', note: `added; ${count(online, 'block')} ${online === 1 ? 'goes' : 'go'} online`, console: [], after };
  const stay = `${count(offline, 'block')} ${offline === 1 ? 'stays' : 'stay'} offline: refused, nothing is logged`;
  return { result: 'partly', note: online === 0 ? `added; ${stay}` : `added; ${count(online, 'block')} online, ${stay}`, console: [], after };
}

function unaligned(range: AddressRange, blockSize: number | undefined, after: Tracked): Effect {
  const outcome = outcomeOf({ start: range.start, size: sizeOf(range), blockSize: blockSize ?? SMALLEST_BLOCK }, { kind: 'unaligned' });
  // Without a known block size the line that is printed is not known either.
  const console = outcome.kind === 'not-added' && blockSize !== undefined ? [outcome.log] : [];
  const blocks = blockSize === undefined ? 'no whole blocks' : `no whole blocks of ${humanSize(blockSize)}`;
  return { result: 'refused', errno: EINVAL, note: `refused (${EINVAL}): ${blocks}`, console, after };
}

/** Each block is asked for itself: a refused one does not keep the others offline. */
function broughtOnline({ range, blockSize, runs, before }: Asked): Effect {
  if (!isWholeBlocks(range, blockSize ?? SMALLEST_BLOCK)) return idle(before, 'no effect: no whole blocks');
  const there = partsOutside(range, before.removed);
  if (there.length === 0) return idle(before, 'no effect: the memory was removed');
  const open = there.flatMap((part) => partsOutside(part, before.online));
  if (open.length === 0) return idle(before, `no effect (${EINVAL}): online already`, EINVAL, [INVALID]);
  const parts = (wanted: boolean): AddressRange[] => runs.flatMap((run) => ((run.refusal === undefined) === wanted ? intersect(run.range, open) : []));
  const accepted = parts(true);
  const online = blocksIn(accepted, blockSize);
  const refused = blocksIn(parts(false), blockSize);
  const after = { ...before, online: withAll(before.online, accepted) };
  if (refused === 0) return { result: 'done', note: `${count(online, 'block')} online`, console: [], after };
  if (online === 0) return { result: 'refused', errno: EPERM, note: `refused (${EPERM}): ${count(refused, 'block')}, nothing is logged`, console: [NOT_PERMITTED], after };
  return { result: 'partly', errno: EPERM, note: `${count(online, 'block')} online, ${refused} refused (${EPERM}), nothing is logged`, console: [NOT_PERMITTED], after };
}

function takenOffline({ range, blockSize, before }: Asked): Effect {
  if (!isWholeBlocks(range, blockSize ?? SMALLEST_BLOCK)) return idle(before, 'no effect: no whole blocks');
  if (before.online.some((part) => overlap(part, range) !== undefined)) {
    return { result: 'done', note: 'TDX does not object', console: [], after: { ...before, online: cutFrom(before.online, range) } };
  }
  if (!isThere(before, range)) return idle(before, 'no effect: no memory is there');
  return idle(before, `no effect (${EINVAL}): offline already`, EINVAL, [INVALID]);
}

/** The kernel takes the blocks offline first. */
function removed({ event, range, blockSize, before }: Asked): Effect {
  if (!isThere(before, range)) return idle(before, 'no effect: no memory is there');
  const regions = applyEvent(before.regions, event, blockSize ?? SMALLEST_BLOCK);
  const after = { regions, online: cutFrom(before.online, range), removed: joinedWith(before.removed, range) };
  return { result: 'done', note: 'removed; TDX does not object', console: [], after };
}

function isThere({ regions }: Tracked, range: AddressRange): boolean {
  return regions.some((region) => overlap(region.range, range) !== undefined);
}

/** Nearly always it is one range: then the list is not sorted again. */
function withAll(list: readonly AddressRange[], added: readonly AddressRange[]): readonly AddressRange[] {
  const [first] = added;
  return first !== undefined && added.length === 1 ? joinedWith(list, first) : union([...list, ...added]);
}

function blocksOf(runs: readonly BlockRun[]): number {
  return runs.reduce((sum, { blocks }) => sum + blocks, 0);
}

/** Without a known size a range counts as one block. */
function blocksIn(ranges: readonly AddressRange[], blockSize: number | undefined): number {
  if (blockSize === undefined) return ranges.length;
  return Math.ceil(ranges.reduce((sum, range) => sum + sizeOf(range), 0) / blockSize);
}
