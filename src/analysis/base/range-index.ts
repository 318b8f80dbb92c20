import { overlap, type AddressRange } from './range';
import { countUpTo } from './search';

/** Things with a range, prepared for many questions. */
export interface RangeIndex<T> {
  /** Those that share memory with a range, ascending by their first byte. */
  on(range: AddressRange): readonly T[];
  /** The same, in the order in which they were given. */
  listedOn(range: AddressRange): readonly T[];
}

/**
 * Takes things in any order; their ranges may overlap in any way. The time of an answer hangs on how many things it holds, and on
 * the logarithm of how many there are.
 */
export function rangeIndex<T>(things: readonly T[], rangeOf: (thing: T) => AddressRange): RangeIndex<T> {
  const sorted = [...things.entries()].sort(([, a], [, b]) => rangeOf(a).start - rangeOf(b).start);
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, sorted.length)));
  // The furthest end of all things below a node of a binary tree over them: where none reaches a range, none of them is looked at.
  const furthest = new Float64Array(2 * size);
  for (const [at, [, thing]] of sorted.entries()) furthest[size + at] = rangeOf(thing).end;
  for (let node = size - 1; node > 0; node -= 1) furthest[node] = Math.max(furthest[2 * node] ?? 0, furthest[2 * node + 1] ?? 0);

  const entriesOn = (range: AddressRange): (readonly [number, T])[] => {
    const count = countUpTo(sorted, range.end - 1, ([, thing]) => rangeOf(thing).start);
    const found: (readonly [number, T])[] = [];
    const collect = (node: number, from: number, width: number): void => {
      if (from >= count || (furthest[node] ?? 0) <= range.start) return;
      if (width > 1) {
        collect(2 * node, from, width / 2);
        collect(2 * node + 1, from + width / 2, width / 2);
        return;
      }
      const entry = sorted[from];
      if (entry !== undefined && overlap(rangeOf(entry[1]), range) !== undefined) found.push(entry);
    };
    collect(1, 0, size);
    return found;
  };

  return {
    on: (range) => entriesOn(range).map(([, thing]) => thing),
    listedOn: (range) =>
      entriesOn(range)
        .sort(([a], [b]) => a - b)
        .map(([, thing]) => thing),
  };
}
