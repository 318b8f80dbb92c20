import { rangeIndex, type RangeIndex } from '../base/range-index';
import { partsOutside, union } from '../base/range-set';
import type { Place } from '../base/span';
import type { Fact, MemoryEvent } from '../evidence/fact';
import type { MemblockChange } from '../evidence/present-facts';
import type { HotAdded } from './hot-added';

/** What a log says of memory that came or went after the boot, and of the initialisation of TDX, in its order. */
export interface LogEvents {
  readonly events: readonly MemoryEvent[];
  /** Changes of memblock after the boot. */
  readonly changes: readonly MemblockChange[];
}

/** Under memblock=debug the boot prints its changes too: what stands before the node ranges is no hotplug. */
export function logEvents(facts: readonly Fact[]): LogEvents {
  const booted = facts.findLastIndex(({ kind }) => kind === 'node-range');
  const later = facts.slice(booted + 1);
  // Without the node ranges nobody can tell which of them are of the boot.
  const changes = booted < 0 ? [] : later.filter((fact): fact is MemblockChange => fact.kind === 'memblock-change');
  const known = new Set<Fact>(changes);
  const refused = new Set<string>();
  const events = later.flatMap((fact): MemoryEvent[] => {
    switch (fact.kind) {
      case 'memblock-change':
        return known.has(fact) ? [changed(fact)] : [];
      case 'hotplug-message': {
        // Newer kernels try again and again, with the same words.
        if (fact.message !== 'unaligned') return [];
        const bytes = `${fact.range.start}-${fact.range.end}`;
        if (refused.has(bytes)) return [];
        refused.add(bytes);
        return [{ kind: 'memory-event', event: 'hot-add', range: fact.range, at: fact.at }];
      }
      case 'tdx-initialised':
      case 'tdx-init-failed':
        return [{ kind: 'memory-event', event: 'tdx-init', at: fact.at }];
      default:
        return [];
    }
  });
  return { events: lastInitialisation(events), changes };
}

function changed({ change, range, node, driverManaged, at }: MemblockChange): MemoryEvent {
  const driver = driverManaged === true ? 'kmem' : undefined;
  return {
    kind: 'memory-event',
    event: change === 'add' ? 'hot-add' : 'hot-remove',
    range,
    ...(node !== undefined && { node }),
    ...(driver !== undefined && { driver }),
    at,
  };
}

/** A module that was loaded twice prints its outcome twice; the kernel tries once, and the last word counts. */
function lastInitialisation(events: readonly MemoryEvent[]): readonly MemoryEvent[] {
  const last = events.findLastIndex(({ event }) => event === 'tdx-init');
  return events.filter(({ event }, index) => event !== 'tdx-init' || index === last);
}

/**
 * All events of a host whose evidence is captures: those of its log, and the adding of memory that no line tells of, since
 * most kernels print none. That must have happened before an initialisation that succeeded if the memory is online now:
 * afterwards the kernel would have refused it. Where no initialisation is reported there is none so far, so one on demand
 * would come last.
 */
export function captureEvents({ events, changes }: LogEvents, added: readonly HotAdded[], outcome: 'initialised' | 'failed' | undefined, end: Place): readonly MemoryEvent[] {
  const told = union(changes.filter(({ change }) => change === 'add').map(({ range }) => range));
  const untold = added.flatMap(({ range, node, driver, state, at }) =>
    partsOutside(range, told).map(
      (part): MemoryEvent => ({
        kind: 'memory-event',
        event: 'hot-add',
        range: part,
        ...(node !== undefined && { node }),
        ...(driver !== undefined && { driver }),
        ...(state === undefined ? {} : { online: state === 'online' }),
        at,
      }),
    ),
  );
  const index = rangeIndex(added, ({ range }) => range);
  const stated = events.map((event) => withState(event, index));
  const init = events.findIndex(({ event }) => event === 'tdx-init');
  const wasBefore = ({ online }: MemoryEvent): boolean => outcome === 'initialised' && online === true;
  const earlier = untold.filter(wasBefore);
  const later = untold.filter((event) => !wasBefore(event));
  const all = [...stated.slice(0, Math.max(0, init)), ...earlier, ...stated.slice(Math.max(0, init)), ...later];
  if (all.every(({ event }) => event === 'tdx-init')) return [];
  return init < 0 ? [...all, { kind: 'memory-event', event: 'tdx-init', assumed: true, at: end }] : all;
}

/** A log tells of adding; which driver did it and whether the blocks are online, listings tell. */
function withState(event: MemoryEvent, added: RangeIndex<HotAdded>): MemoryEvent {
  const { range } = event;
  if (event.event !== 'hot-add' || range === undefined) return event;
  const [part] = added.listedOn(range);
  return {
    ...event,
    ...(part?.driver !== undefined && { driver: part.driver }),
    ...(part?.state !== undefined && { online: part.state === 'online' }),
  };
}
