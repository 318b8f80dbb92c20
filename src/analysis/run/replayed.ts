import type { Host } from '../host/host';
import { profileById } from '../kernel/profiles';
import { replaySteps } from './replay';
import { firstState, type ReplayState, type ReplayStep } from './replay-step';
import type { Run } from './run';

/** What became of an event, without memory after it, which every step would hold whole. */
export type ToldStep = Omit<ReplayStep, 'after'>;

export interface FirstSteps {
  readonly steps: readonly ToldStep[];
  /** Events that come behind them. */
  readonly more: number;
}

/** What becomes of the events of a host in one of its runs. Nothing is replayed before it is asked for. */
export interface Replayed {
  /** The first steps, at most so many. What was told once is not replayed again. */
  first(most: number): FirstSteps;
  /** Memory after a step, or before all of them for -1. Going forward, each step is taken once. */
  after(step: number): ReplayState | undefined;
}

const known = new WeakMap<Run, Replayed>();

/**
 * The replay of a review: its host, in the run under the profile that it was made with. As in the run itself, what the log reports
 * holds, however the profile was chosen.
 */
export function replayed(host: Host, run: Run): Replayed {
  const replay = known.get(run) ?? replayOf(host, run);
  known.set(run, replay);
  return replay;
}

function replayOf(host: Host, run: Run): Replayed {
  const observed = host.observed.outcome?.value;
  const begin = (): Iterator<ReplayStep, void> => replaySteps(host, profileById(run.profile), { run, ...(observed !== undefined && { observed }) });
  const told: ToldStep[] = [];
  let teller: Iterator<ReplayStep, void> | undefined;
  // Only one state is held: the one that was asked for last.
  let walker = { steps: begin(), next: 0 };
  let last: ReplayState | undefined;
  return {
    first(most) {
      teller ??= begin();
      while (told.length < most) {
        const { value } = teller.next();
        if (value === undefined) break;
        told.push(withoutState(value));
      }
      const steps = told.slice(0, most);
      return { steps, more: Math.max(0, host.events.length - 1 - (steps.at(-1)?.index ?? -1)) };
    },
    after(step) {
      if (step < 0) return host.regions && firstState(host.regions.list, host.events, host.memoryBlockSize?.value);
      if (step < walker.next - 1) walker = { steps: begin(), next: 0 };
      while (walker.next <= step) {
        last = walker.steps.next().value?.after;
        walker.next += 1;
        if (last === undefined) break;
      }
      return last;
    },
  };
}

function withoutState({ what, result, note, console, index, init, errno }: ReplayStep): ToldStep {
  return { what, result, note, console, ...(index !== undefined && { index }), ...(init !== undefined && { init }), ...(errno !== undefined && { errno }) };
}
