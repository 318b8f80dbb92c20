import { isMemoryBlockSize } from '../../base/size';
import type { ModuleLimits } from '../../evidence/fact';
import { known, problemOf, type At, type Found } from './found';
import { firmwareFacts, sratFacts, windowFacts } from './firmware-facts';
import { hostFacts, registerFacts } from './host-facts';
import { cmrFacts, eventFacts, regionFacts } from './memory-facts';
import { messageFacts } from './message-facts';
import { fieldsOf, itemsOf, textOf, wholeNumberOf, type JsonNode } from './node';
import { runningFacts } from './running-facts';
import { readAddress, readSize } from './range';

/** The module gives its limits in 16 bits. */
const LAST_U16 = 65_535;

/**
 * Everything that a snapshot says, node by node: what cannot be read is passed by, and the rest still counts. Values that
 * the schema takes and the hardware does not are problems here; the schema's own are told elsewhere.
 */
export function* snapshotFacts(root: JsonNode, at: At): Iterable<Found> {
  const fields = fieldsOf(root);
  const memblock = fieldsOf(fields.get('memblock'));
  yield* hostFacts(fields.get('host'), at);
  for (const item of itemsOf(fields.get('sources'))) yield* referenceFacts(item, at);
  yield* cmrFacts(itemsOf(fields.get('cmrs')), fields.get('cmrsIncomplete'), at);
  yield* regionSourceFacts(memblock.get('from'), at);
  yield* regionFacts('memory', itemsOf(memblock.get('memory')), at);
  yield* regionFacts('reserved', itemsOf(memblock.get('reserved')), at);
  for (const item of itemsOf(fields.get('firmware'))) yield* firmwareFacts(item, at);
  for (const item of itemsOf(fields.get('srat'))) yield* sratFacts(item, at);
  for (const item of itemsOf(fields.get('cxlWindows'))) yield* windowFacts(item, at);
  for (const item of itemsOf(fields.get('registers'))) yield* registerFacts(item, at);
  for (const item of itemsOf(fields.get('messages'))) yield* messageFacts(item, at);
  yield* runningFacts(fields.get('running'), at);
  yield* limitFacts(fields.get('limits'), at);
  yield* blockSizeFacts(fields.get('memoryBlockSize'), at);
  yield* placementFacts(itemsOf(fields.get('pamtPlacements')), at);
  for (const event of itemsOf(fields.get('events'))) yield* eventFacts(event, at);
  for (const item of itemsOf(fields.get('suppress'))) yield* suppressionFacts(item, at);
  for (const item of itemsOf(fields.get('unread'))) yield* unreadPieces(item, at);
}

function* referenceFacts(node: JsonNode, at: At): Iterable<Found> {
  const name = textOf(node);
  if (name !== undefined && name !== '') yield { kind: 'source-reference', name, at: at(node) };
}

const REGION_SOURCES = ['memblock-configuration', 'early-node-ranges', 'memblock-debugfs', 'e820', 'iomem'] as const;

function* regionSourceFacts(node: JsonNode | undefined, at: At): Iterable<Found> {
  const from = REGION_SOURCES.find((source) => source === textOf(node));
  if (node !== undefined && from !== undefined) yield { kind: 'regions-source', from, at: at(node) };
}

function* limitFacts(limits: JsonNode | undefined, at: At): Iterable<ModuleLimits> {
  const fields = fieldsOf(limits);
  const sizes = fieldsOf(fields.get('pamtEntrySize'));
  const entrySize = known({
    '4k': wholeNumberOf(sizes.get('4k'), 1, LAST_U16),
    '2m': wholeNumberOf(sizes.get('2m'), 1, LAST_U16),
    '1g': wholeNumberOf(sizes.get('1g'), 1, LAST_U16),
  });
  const limit = known({
    maxTdmrs: wholeNumberOf(fields.get('maxTdmrs'), 1, LAST_U16),
    maxReservedPerTdmr: wholeNumberOf(fields.get('maxReservedPerTdmr'), 0, LAST_U16),
    pamtEntrySize: Object.keys(entrySize).length > 0 ? entrySize : undefined,
  });
  if (limits !== undefined && Object.keys(limit).length > 0) yield { kind: 'module-limits', ...limit, at: at(limits) };
}

function* blockSizeFacts(node: JsonNode | undefined, at: At): Iterable<Found> {
  const size = readSize(node);
  yield* problemOf(size, at);
  if (node === undefined || size === undefined || 'complaint' in size) return;
  const bytes = Number(size.value);
  if (isMemoryBlockSize(bytes)) {
    yield { kind: 'memory-block-size', bytes, at: at(node) };
  } else {
    const message = '`memoryBlockSize` must be a power of two and at least 128 MiB, the size of a section.';
    yield { kind: 'problem', code: 'schema', message, at: at(node) };
  }
}

function* placementFacts(items: readonly JsonNode[], at: At): Iterable<Found> {
  for (const item of items) {
    const base = readAddress(item);
    yield* problemOf(base, at);
    // The list is in TDMR order: after one that cannot be read, nothing tells which TDMR the next belongs to.
    if (base === undefined || 'complaint' in base) return;
    yield { kind: 'pamt-placement', base: base.value, at: at(item) };
  }
}

function* suppressionFacts(item: JsonNode, at: At): Iterable<Found> {
  const fields = fieldsOf(item);
  const code = textOf(fields.get('code'));
  const reason = textOf(fields.get('reason'));
  if (code !== undefined && reason !== undefined) yield { kind: 'suppression', code, reason, at: at(item) };
}

/** What could not be read when the snapshot was made is missing in it, too. */
function* unreadPieces(item: JsonNode, at: At): Iterable<Found> {
  const message = textOf(fieldsOf(item).get('message'));
  if (message !== undefined) yield { kind: 'problem', code: 'unread', message, at: at(item) };
}
