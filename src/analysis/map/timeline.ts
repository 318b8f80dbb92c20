import { humanSize, sizedRange } from '../base/format';
import { sizeOf } from '../base/range';
import type { Place } from '../base/span';
import type { MemoryEventKind } from '../evidence/fact';
import { replayed, type Replayed, type ToldStep } from '../run/replayed';
import type { Review } from '../verdict/review';
import type { Moment } from './lane';
import type { MapPlace, MapStep, MapTimeline } from './view';

/** Steps that are listed; the log of a test machine may hold thousands. */
const MOST_STEPS = 500;

export interface Timeline {
  readonly steps: readonly ToldStep[];
  readonly more: number;
  /** The chosen step, if it is one. */
  readonly at?: number;
  readonly moment?: Moment;
}

/** The events of a host and what became of each under the chosen kernel. None where nothing happened, or nothing is judged. */
export function timelineOf(review: Review, at: number | undefined): Timeline | undefined {
  const { host, run } = review;
  if (run === undefined || !host.events.some(({ event }) => event !== 'tdx-init')) return undefined;
  const replay = replayed(host, run);
  const { steps, more } = replay.first(MOST_STEPS);
  const moment = at === undefined || at >= steps.length ? undefined : momentAt(at, replay);
  return { steps, more, ...(moment && at !== undefined && { at, moment }) };
}

function momentAt(at: number, replay: Replayed): Moment | undefined {
  const state = replay.after(at);
  return state && { name: at < 0 ? 'before all events' : `after step ${at + 1}`, ...state };
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
function stepView({ index, what, result, errno, note, console }: ToldStep, { host }: Review, placeOf: (at: Place) => MapPlace): MapStep {
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
