import { humanSize, sizedRange } from '../base/format';
import { sizeOf } from '../base/range';
import type { Place } from '../base/span';
import type { MemoryEventKind } from '../evidence/fact';
import { profileById } from '../kernel/profiles';
import { replaySteps } from '../run/replay';
import { firstState, type ReplayStep } from '../run/replay-step';
import type { Review } from '../verdict/review';
import type { Moment } from './lane';
import type { MapPlace, MapStep, MapTimeline } from './view';

/** Steps that are listed; the log of a test machine may hold thousands. */
const MOST_STEPS = 500;

export interface Timeline {
  readonly steps: readonly ReplayStep[];
  readonly more: number;
  /** The chosen step, if it is one. */
  readonly at?: number;
  readonly moment?: Moment;
}

/** The events of a host and what became of each under the chosen kernel. None where nothing happened, or nothing is judged. */
export function timelineOf(review: Review, at: number | undefined): Timeline | undefined {
  const { host, profile, runs } = review;
  if (runs.length === 0 || !host.events.some(({ event }) => event !== 'tdx-init')) return undefined;
  const observed = profile.from === 'option' ? undefined : host.observed.outcome?.value;
  const steps: ReplayStep[] = [];
  for (const step of replaySteps(host, profileById(profile.id), observed === undefined ? {} : { observed })) {
    if (steps.length === MOST_STEPS) break;
    steps.push(step);
  }
  const more = Math.max(0, host.events.length - 1 - (steps.at(-1)?.index ?? -1));
  const moment = at === undefined ? undefined : momentAt(at, steps, review);
  return { steps, more, ...(moment && at !== undefined && { at, moment }) };
}

function momentAt(at: number, steps: readonly ReplayStep[], { host }: Review): Moment | undefined {
  if (at < 0) return host.regions && { name: 'before all events', ...firstState(host.regions.list, host.events, host.memoryBlockSize?.value) };
  const step = steps[at];
  return step && { name: `after step ${at + 1}`, ...step.after };
}

export function timelineView({ steps, more, at }: Timeline, review: Review, placeOf: (at: Place) => MapPlace): MapTimeline {
  return { steps: steps.map((step) => stepView(step, review, placeOf)), more, ...(at === undefined ? {} : { at }) };
}

const NAMES: Readonly<Record<MemoryEventKind, string>> = {
  'hot-add': 'hot-add',
  'tdx-init': 'TDX initialisation',
  offline: 'offline',
  online: 'online',
  'hot-remove': 'hot-remove',
};

/** What was done, what became of it, and what people would have seen. */
function stepView({ index, what, result, errno, note, console }: ReplayStep, { host }: Review, placeOf: (at: Place) => MapPlace): MapStep {
  const { range, node, driver, at } = host.events[index ?? -1] ?? {};
  const details = [...(range === undefined ? [] : [sizedRange(range)]), ...(node === undefined ? [] : [`node ${node}`]), ...(driver === undefined ? [] : [driver])];
  return {
    label: range === undefined ? NAMES[what] : `${NAMES[what]} ${humanSize(sizeOf(range))}`,
    detail: details.join(', '),
    result,
    ...(errno === undefined ? {} : { errno }),
    note,
    console,
    ...(range === undefined ? {} : { start: range.start, end: range.end }),
    ...(at === undefined ? {} : { place: placeOf(at) }),
  };
}
