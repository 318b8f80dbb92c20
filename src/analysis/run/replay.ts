import type { AddressRange } from '../base/range';
import type { MemoryEvent } from '../evidence/fact';
import type { Host } from '../host/host';
import { EINVAL } from '../kernel/errno';
import type { BlockRun } from '../kernel/hotplug';
import type { KernelProfile } from '../kernel/profiles';
import { isWholeBlocks, SMALLEST_BLOCK } from '../kernel/timeline';
import { effectOf, idle } from './replay-event';
import { firstState, type Effect, type InitMoment, type ReplayStep, type Tracked } from './replay-step';
import type { Run } from './run';
import { runProfile } from './run-profile';

export interface ReplayOptions {
  /** What the log reports, given for the profile under which it is read: a kernel that somebody thinks of has written no log. */
  readonly observed?: 'initialised' | 'failed';
  /** The run of this host under this profile with what the log reports, where there is one already. */
  readonly run?: Run;
  /** With memmap on memory: pages at the head of each block that the notifier is not asked about. */
  readonly vmemmapPages?: number;
}

/**
 * Replays all events of a host under one kernel: a step for each, and one for initialisation. None without memory regions. Each
 * holds the whole state, so they come one at a time.
 */
export function* replaySteps(host: Host, profile: KernelProfile, { observed, vmemmapPages, run = runProfile(host, profile, observed, undefined, vmemmapPages) }: ReplayOptions = {}): Generator<ReplayStep, void> {
  if (run === undefined || host.regions === undefined) return;
  const blockSize = host.memoryBlockSize?.value;
  const moment = momentOf(host.events, profile);
  const failed = observed === undefined ? run.outcome === 'fails' : observed === 'failed';
  // Questions carry the range of their event. One range has one answer: the list never changes.
  const answers = new Map(run.hotplug.map(({ range, runs }) => [range, runs]));
  let state = firstState(host.regions.list, host.events, blockSize);
  let begun = moment !== 'event';
  if (begun) yield { what: 'tdx-init', init: moment, ...shown(initialised(run, profile, failed, state)) };
  for (const [index, event] of host.events.entries()) {
    const { range } = event;
    const first = event.event === 'tdx-init' && !begun;
    const effect = ((): Effect => {
      if (first) return initialised(run, profile, failed, state);
      if (event.event === 'tdx-init') return again(profile, failed, state);
      if (range === undefined) return idle(state, 'no effect: it names no memory');
      const runs = (begun ? answers.get(range) : undefined) ?? unasked(range, blockSize);
      return effectOf({ event, range, blockSize, runs, before: state });
    })();
    begun ||= first;
    state = effect.after;
    yield { index, what: event.event, ...(first ? { init: 'event' } : {}), ...shown(effect) };
  }
}

function momentOf(events: readonly MemoryEvent[], { initialises }: KernelProfile): InitMoment {
  if (initialises === 'at-boot') return 'at-boot';
  return events.some(({ event }) => event === 'tdx-init') ? 'event' : 'taken-first';
}

function initialised(run: Run, { initialises }: KernelProfile, failed: boolean, after: Tracked): Effect {
  if (initialises === 'never') return { result: 'done', note: 'only the memory list is built', console: [], after };
  if (failed) {
    const errno = run.errno === undefined ? {} : { errno: run.errno };
    const number = run.errno === undefined ? '' : ` (${run.errno})`;
    return { result: 'refused', ...errno, note: `fails${number}: TDX is off, and refuses nothing later`, console: run.log, after };
  }
  return { result: 'done', note: run.outcome === 'passes' ? 'done' : 'taken to succeed, which is not certain', console: [], after };
}

/** Initialisation is attempted once. Source: `tdx_enable()`, which answers -EINVAL after a failure. */
function again({ initialises }: KernelProfile, failed: boolean, after: Tracked): Effect {
  if (initialises === 'at-boot') return idle(after, `no effect: TDX ${failed ? 'failed' : 'was initialised'} at boot`);
  if (!failed || initialises === 'never') return idle(after, 'no effect: TDX is initialised already');
  return { result: 'refused', errno: EINVAL, note: `refused (${EINVAL}): it failed before, and is tried once`, console: [], after };
}

/** Before initialisation there is no list, and every block may go online. */
function unasked(range: AddressRange, blockSize: number | undefined): readonly BlockRun[] {
  if (!isWholeBlocks(range, blockSize ?? SMALLEST_BLOCK)) return [];
  return [{ range, blocks: blockSize === undefined ? 1 : (range.end - range.start) / blockSize }];
}

function shown({ after: { regions, online }, ...effect }: Effect): Omit<ReplayStep, 'what'> {
  return { ...effect, after: { regions, online } };
}
