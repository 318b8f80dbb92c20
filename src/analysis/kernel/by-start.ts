import { PAGE_SIZE } from '../base/address';

/** Indices of ranges in the order of their first bytes; of those that begin together, the earlier one first. */
export function byStart(starts: Float64Array): ArrayLike<number> {
  return packed(starts) ?? Array.from(starts.keys()).sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
}

/**
 * The same by sorting plain numbers, page and index in one, which is several times as quick. Nothing where they do not fit into
 * one exact number, or a range begins inside a page.
 */
function packed(starts: Float64Array): Uint32Array | undefined {
  const { length } = starts;
  const keys = new Float64Array(length);
  let last = 0;
  let ascend = true;
  for (let index = 0; index < length; index += 1) {
    const start = starts[index] ?? 0;
    const page = Math.floor(start / PAGE_SIZE);
    const key = page * length + index;
    if (page * PAGE_SIZE !== start || key > Number.MAX_SAFE_INTEGER) return undefined;
    keys[index] = key;
    ascend &&= key >= last;
    last = key;
  }
  if (!ascend) keys.sort();
  const order = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) {
    const key = keys[at] ?? 0;
    order[at] = key - Math.floor(key / length) * length;
  }
  return order;
}
