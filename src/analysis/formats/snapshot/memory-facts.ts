import type { MemoryEventKind, RegionFlag } from '../../evidence/fact';
import { known, problemOf, type At, type Found } from './found';
import { fieldsOf, textOf, itemsOf, wholeNumberOf, type JsonNode } from './node';
import { readRange } from './range';

/** A kernel has at most 1024 nodes. */
const LAST_NODE = 1023;

/** As records, so that the compiler tells when the contract of facts knows another word. */
const FLAGS: Readonly<Record<RegionFlag, true>> = {
  hotplug: true,
  mirror: true,
  nomap: true,
  'driver-managed': true,
  'reserved-noinit': true,
  'reserved-kernel': true,
  'kho-scratch': true,
};
const EVENTS: Readonly<Record<MemoryEventKind, true>> = {
  'hot-add': true,
  online: true,
  offline: true,
  'hot-remove': true,
  'tdx-init': true,
};
const DRIVERS = ['dimm', 'kmem', 'virtio_mem'];

/** The items of `cmrs`. */
export function* cmrFacts(items: readonly JsonNode[], at: At): Iterable<Found> {
  for (const item of items) {
    const range = readRange(item);
    yield* problemOf(range, at);
    if (range !== undefined && 'value' in range) yield { kind: 'cmr', range: range.value, at: at(item) };
    // A list with an entry that cannot be read is not the whole list: nothing may be judged as lying outside it.
    else if (range?.empty === undefined) yield { kind: 'cmr-gap', why: 'unreadable', at: at(item) };
  }
}

/** The items of `memblock.memory` or `memblock.reserved`. */
export function* regionFacts(list: 'memory' | 'reserved', items: readonly JsonNode[], at: At): Iterable<Found> {
  for (const item of items) {
    const range = readRange(item);
    yield* problemOf(range, at);
    if (range === undefined || 'complaint' in range) continue;
    const fields = fieldsOf(item);
    const node = wholeNumberOf(fields.get('node'), 0, LAST_NODE);
    const words = itemsOf(fields.get('flags')).map((flag) => textOf(flag) ?? '');
    const flags = words.filter((word): word is RegionFlag => Object.hasOwn(FLAGS, word));
    yield { kind: 'memblock-range', listing: 'snapshot', list, range: range.value, ...known({ node }), flags, at: at(item) };
  }
}

/** One item of `events`. */
export function* eventFacts(item: JsonNode, at: At): Iterable<Found> {
  const fields = fieldsOf(item);
  const event = textOf(fields.get('event'));
  if (event === 'tdx-init') {
    yield { kind: 'memory-event', event, at: at(item) };
    return;
  }
  const range = readRange(item);
  yield* problemOf(range, at);
  if (event === undefined || !isEvent(event) || range === undefined || 'complaint' in range) return;
  const node = wholeNumberOf(fields.get('node'), 0, LAST_NODE);
  const driver = DRIVERS.find((name) => name === textOf(fields.get('driver')));
  const online = fields.get('online');
  const isOnline = online?.kind === 'scalar' && typeof online.value === 'boolean' ? online.value : undefined;
  const rest = known({ node, driver, online: isOnline });
  yield { kind: 'memory-event', event, range: range.value, ...rest, at: at(item) };
}

function isEvent(word: string): word is MemoryEventKind {
  return Object.hasOwn(EVENTS, word);
}
