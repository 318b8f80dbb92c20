import type { AddressRange } from '../base/range';
import { partsOutside, union } from '../base/range-set';
import type { MemoryEvent } from '../evidence/fact';
import type { Host, Region } from '../host/host';
import type { KernelProfile } from '../kernel/profiles';
import type { Run } from './run';
import { runProfile } from './run-profile';

/** Runs initialisation again with other memory, as often as the number of its regions allows. */
export interface Reruns {
  /** `undefined` when that would be too much work. */
  again(regions: readonly Region[]): Run | undefined;
  /** How often it was run. */
  made(): number;
  /** Whether it would have been too much work once. */
  refused(): boolean;
}

/** All runs of one search together look at no more regions than this: a fraction of a second, however memory is cut up. */
export const REGIONS_TO_LOOK_AT = 2 ** 17;

export function rerunner(host: Host, profile: KernelProfile): Reruns {
  let left = REGIONS_TO_LOOK_AT;
  let made = 0;
  let refused = false;
  return {
    again(regions) {
      if (regions.length > left) {
        refused = true;
        return undefined;
      }
      left -= regions.length;
      made += 1;
      return runProfile(atInitialisation(host, profile, regions), profile);
    },
    made: () => made,
    refused: () => refused,
  };
}

/** The same machine with these regions at the moment of initialisation. Where PAMTs landed before says nothing of it. */
function atInitialisation(host: Host, { initialises }: KernelProfile, list: readonly Region[]): Host {
  const { pamtPlacements: _places, ...rest } = host;
  return { ...rest, events: initialises === 'at-boot' ? [] : blockStates(host.events), ...(host.regions === undefined ? {} : { regions: { ...host.regions, list } }) };
}

/** What the events before initialisation leave online and offline, without adding or removing any memory. */
function blockStates(events: readonly MemoryEvent[]): readonly MemoryEvent[] {
  const init = events.findIndex(({ event }) => event === 'tdx-init');
  return events.slice(0, init + 1).flatMap((step): MemoryEvent[] => {
    if (step.event === 'hot-remove') return [];
    return step.event === 'hot-add' ? [{ ...step, event: step.online === false ? 'offline' : 'online' }] : [step];
  });
}

/** The regions without these ranges. */
export function leftOut(regions: readonly Region[], ranges: readonly AddressRange[]): readonly Region[] {
  const gone = union(ranges);
  return regions.flatMap((region) => partsOutside(region.range, gone).map((range) => ({ ...region, range })));
}

/** Each region that ends where a range begins goes on to the end of that range, and joins the next of its kind as memblock does. */
export function closed(regions: readonly Region[], ranges: readonly AddressRange[]): readonly Region[] {
  const ends = new Map(ranges.map(({ start, end }) => [start, end]));
  return regions.reduce<Region[]>((list, region) => {
    const range = { start: region.range.start, end: ends.get(region.range.end) ?? region.range.end };
    const last = list.at(-1);
    const joins = last?.range.end === range.start && last.node === region.node && last.flags.join() === region.flags.join();
    if (last !== undefined && joins) list[list.length - 1] = { ...last, range: { start: last.range.start, end: range.end } };
    else list.push({ ...region, range });
    return list;
  }, []);
}
