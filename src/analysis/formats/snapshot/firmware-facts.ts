import { firmwareType } from '../log/e820';
import { known, problemOf, type At, type Found } from './found';
import { fieldsOf, itemsOf, textOf, trueOf, wholeNumberOf, type JsonNode } from './node';
import { nodeOf } from './memory-words';
import { readRange } from './range';

const LAST_U32 = 4_294_967_295;
const KERNEL_MAPS = ['modified', 'extended', 'user'] as const;

/** One item of `firmware`, in the words of a boot log. */
export function* firmwareFacts(item: JsonNode, at: At): Iterable<Found> {
  const range = readRange(item);
  yield* problemOf(range, at);
  const fields = fieldsOf(item);
  const label = textOf(fields.get('type'));
  if (range === undefined || 'complaint' in range || label === undefined) return;
  const map = KERNEL_MAPS.find((name) => name === textOf(fields.get('map'))) ?? 'bios';
  yield { kind: 'firmware-range', range: range.value, type: label === 'gap' ? 'gap' : firmwareType(label), label, map, at: at(item) };
}

/** One item of `srat`. Only what the kernel printed names a node. */
export function* sratFacts(item: JsonNode, at: At): Iterable<Found> {
  const range = readRange(item);
  yield* problemOf(range, at);
  const fields = fieldsOf(item);
  const pxm = wholeNumberOf(fields.get('pxm'), 0, LAST_U32);
  if (range === undefined || 'complaint' in range || pxm === undefined) return;
  const node = nodeOf(fields.get('node'));
  const marks = { hotplug: trueOf(fields.get('hotplug')) ?? false, nonVolatile: trueOf(fields.get('nonVolatile')) ?? false };
  yield { kind: 'srat-range', from: node === undefined ? 'table' : 'log', range: range.value, ...known({ node }), pxm, ...marks, at: at(item) };
}

/** One item of `cxlWindows`. */
export function* windowFacts(item: JsonNode, at: At): Iterable<Found> {
  const range = readRange(item);
  yield* problemOf(range, at);
  if (range === undefined || 'complaint' in range) return;
  const fields = fieldsOf(item);
  const node = nodeOf(fields.get('node'));
  const holds = fields.get('holds');
  const held = itemsOf(holds).map(textOf);
  const told = holds === undefined ? undefined : { volatile: held.includes('volatile'), persistent: held.includes('persistent') };
  const rest = known({ node, interleaveWays: wholeNumberOf(fields.get('interleaveWays'), 1, 256), holds: told });
  yield { kind: 'cxl-window', from: node === undefined ? 'table' : 'log', range: range.value, ...rest, at: at(item) };
}
