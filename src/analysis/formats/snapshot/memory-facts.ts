import { physAddr } from '../../base/address';
import type { MemoryEventKind, RegionFlag } from '../../evidence/fact';
import { known, problemOf, type At, type Found } from './found';
import { driverOf, nodeOf } from './memory-words';
import { fieldsOf, textOf, itemsOf, trueOf, type JsonNode } from './node';
import { readRange } from './range';

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

/** The items of `cmrs`, and whether others are missing. */
export function* cmrFacts(items: readonly JsonNode[], incomplete: JsonNode | undefined, at: At): Iterable<Found> {
  const why = (['cut', 'unreadable'] as const).find((word) => word === textOf(incomplete));
  if (incomplete !== undefined && why !== undefined) yield { kind: 'cmr-gap', why, at: at(incomplete) };
  for (const item of items) {
    if (isNullEntry(item)) {
      yield { kind: 'cmr', range: { start: physAddr(0), end: physAddr(0) }, at: at(item) };
      continue;
    }
    const range = readRange(item);
    yield* problemOf(range, at);
    if (range !== undefined && 'value' in range) yield { kind: 'cmr', range: range.value, at: at(item) };
    // A list with an entry that cannot be read is not the whole list: nothing may be judged as lying outside it.
    else if (range?.empty === undefined) yield { kind: 'cmr-gap', why: 'unreadable', at: at(item) };
  }
}

/** `{ "base": "0x0", "size": "0x0" }`: the module's array may hold such entries, and some kernels stop at the first. */
function isNullEntry(item: JsonNode): boolean {
  const fields = fieldsOf(item);
  return ['base', 'size'].every((name) => /^0x0{1,16}$/.test(textOf(fields.get(name)) ?? ''));
}

/** The items of `memblock.memory` or `memblock.reserved`. */
export function* regionFacts(list: 'memory' | 'reserved', items: readonly JsonNode[], at: At): Iterable<Found> {
  for (const item of items) {
    const range = readRange(item);
    yield* problemOf(range, at);
    if (range === undefined || 'complaint' in range) continue;
    const fields = fieldsOf(item);
    const node = nodeOf(fields.get('node'));
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
    const assumed = trueOf(fields.get('assumed')) === true;
    yield { kind: 'memory-event', event, ...(assumed && { assumed }), at: at(item) };
    return;
  }
  const range = readRange(item);
  yield* problemOf(range, at);
  if (event === undefined || !isEvent(event) || range === undefined || 'complaint' in range) return;
  const node = nodeOf(fields.get('node'));
  const driver = driverOf(fields.get('driver'));
  const rest = known({ node, driver, online: trueOf(fields.get('online')) });
  yield { kind: 'memory-event', event, range: range.value, ...rest, at: at(item) };
}

function isEvent(word: string): word is MemoryEventKind {
  return Object.hasOwn(EVENTS, word);
}
