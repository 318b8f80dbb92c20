import type { MapStep, MapTimeline } from '../../src/analysis/map/view';
import type { SignName } from '../paint/signs';

/** Where the lanes stand: behind an event, before all of them (-1), or `undefined` while they show the evidence itself. */
export type Moment = number | undefined;

export const BEFORE_ALL = -1;

/** The moment one event on or back. From the evidence on to before all events, and back to after the last. */
export function nextMoment(at: Moment, step: 1 | -1, count: number): number {
  if (at === undefined) return step === 1 ? BEFORE_ALL : count - 1;
  return Math.max(BEFORE_ALL, Math.min(count - 1, at + step));
}

/** Where a key goes in the list of moments, -1 among them; `undefined` for a key that is none of its own. */
export function momentOfKey(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(BEFORE_ALL, at - 1);
    case 'Home':
      return BEFORE_ALL;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** The event whose outcome the lanes show. */
export function eventAt(timeline: MapTimeline | undefined): MapStep | undefined {
  return timeline?.at === undefined ? undefined : timeline.steps[timeline.at];
}

interface ResultWords {
  readonly sign: SignName;
  readonly word: string;
}

const RESULTS: Readonly<Record<MapStep['result'], ResultWords>> = {
  'done': { sign: 'passes', word: 'done' },
  'refused': { sign: 'fails', word: 'refused' },
  'partly': { sign: 'warning', word: 'partly done' },
  'no-effect': { sign: 'information', word: 'no effect' },
};

/** `refused −1`, with its sign. */
export function resultOf({ result, errno }: Pick<MapStep, 'result' | 'errno'>): ResultWords {
  const { sign, word } = RESULTS[result];
  return { sign, word: errno === undefined ? word : `${word} −${Math.abs(errno)}` };
}

/** One sentence for whoever does not see the lanes change. */
export function spokenMoment({ steps, at }: MapTimeline): string {
  if (at === undefined) return 'The lanes show the evidence itself.';
  const step = steps[at];
  if (step === undefined) return 'The lanes show memory before all events.';
  return [`Event ${at + 1} of ${steps.length}: ${step.label}, ${resultOf(step).word}.`, step.note === '' ? '' : `${step.note}.`].join(' ').trim();
}
