import type { AddressRange } from '../../base/range';
import type { Place } from '../../base/span';
import type { KmemMessage, MemmapOnMemory, MemoryBlockStateName, OnlinePolicy } from '../../evidence/present-facts';
import { known, problemOf, type At, type Found } from './found';
import { driverOf, nodeOf } from './memory-words';
import { fieldsOf, itemsOf, textOf, wholeNumberOf, type JsonNode } from './node';
import { readRange, readSize } from './range';

const STATES: readonly MemoryBlockStateName[] = ['online', 'offline', 'going-offline'];
const POLICIES: readonly OnlinePolicy['policy'][] = ['offline', 'online', 'online-kernel', 'online-movable'];
const ON_MEMORY: readonly MemmapOnMemory['value'][] = ['no', 'yes', 'force'];
const REASONS: readonly KmemMessage['reason'][] = ['too-small', 'could-not-reserve', 'add-failed', 'truncated', 'rejected'];
const DEEPEST = 64;

type Fields = ReturnType<typeof fieldsOf>;

/** What `running` says of the system when it was captured. */
export function* runningFacts(running: JsonNode | undefined, at: At): Iterable<Found> {
  const fields = fieldsOf(running);
  yield* ranged(fields.get('hotAdded'), at, (item, range, place) => [
    { kind: 'hot-added', range, ...known({ node: nodeOf(item.get('node')), driver: driverOf(item.get('driver')), state: wordOf(item.get('state'), STATES) }), at: place },
  ]);
  yield* ranged(fields.get('blocks'), at, (item, range, place) => {
    const state = wordOf(item.get('state'), STATES);
    return state === undefined ? [] : [{ kind: 'block-state', from: 'sysfs', range, state, ...known({ node: nodeOf(item.get('node')) }), at: place }];
  });
  yield* ranged(fields.get('iomem'), at, (item, range, place) => {
    const label = textOf(item.get('label'));
    return label === undefined ? [] : [{ kind: 'iomem-range', range, label, depth: wholeNumberOf(item.get('depth'), 0, DEEPEST) ?? 0, at: place }];
  });
  const policy = fields.get('onlinePolicy');
  const word = wordOf(policy, POLICIES);
  if (policy !== undefined && word !== undefined) yield { kind: 'online-policy', policy: word, at: at(policy) };
  const onMemory = fields.get('memmapOnMemory');
  const value = wordOf(onMemory, ON_MEMORY);
  if (onMemory !== undefined && value !== undefined) yield { kind: 'memmap-on-memory', value, at: at(onMemory) };
  for (const item of itemsOf(fields.get('kmem'))) yield* kmemFacts(item, at);
}

function* ranged(list: JsonNode | undefined, at: At, read: (item: Fields, range: AddressRange, place: Place) => readonly Found[]): Iterable<Found> {
  for (const item of itemsOf(list)) {
    const range = readRange(item);
    yield* problemOf(range, at);
    if (range !== undefined && !('complaint' in range)) yield* read(fieldsOf(item), range.value, at(item));
  }
}

function* kmemFacts(item: JsonNode, at: At): Iterable<Found> {
  const fields = fieldsOf(item);
  const device = textOf(fields.get('device'));
  const reason = wordOf(fields.get('reason'), REASONS);
  if (device === undefined || reason === undefined) return;
  const range = readRange(item);
  yield* problemOf(range, at);
  const lost = readSize(fields.get('lost'));
  yield* problemOf(lost, at);
  const told = known({
    range: range !== undefined && 'value' in range ? range.value : undefined,
    bytes: lost !== undefined && 'value' in lost ? Number(lost.value) : undefined,
  });
  yield { kind: 'kmem-message', device, reason, ...told, at: at(item) };
}

function wordOf<T extends string>(node: JsonNode | undefined, words: readonly T[]): T | undefined {
  const text = textOf(node);
  return words.find((word) => word === text);
}
