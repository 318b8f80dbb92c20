import { overlap, type AddressRange } from './range';
import { countUpTo } from './search';

/** Things with a range, prepared for many questions. */
export interface RangeIndex<T> {
  /** Those that share memory with a range, ascending by their first byte. */
  on(range: AddressRange): readonly T[];
}

/** Takes things in any order; their ranges may overlap in any way. An answer looks only at those near its range. */
export function rangeIndex<T>(things: readonly T[], rangeOf: (thing: T) => AddressRange): RangeIndex<T> {
  const sorted = [...things].sort((a, b) => rangeOf(a).start - rangeOf(b).start);
  // The furthest end of all things up to here: behind it none that begins earlier is met.
  const furthest: number[] = [];
  for (const thing of sorted) furthest.push(Math.max(rangeOf(thing).end, furthest.at(-1) ?? 0));
  return {
    on(range) {
      const found: T[] = [];
      for (let at = countUpTo(sorted, range.end - 1, (thing) => rangeOf(thing).start) - 1; at >= 0 && (furthest[at] ?? 0) > range.start; at -= 1) {
        const thing = sorted[at];
        if (thing !== undefined && overlap(rangeOf(thing), range) !== undefined) found.push(thing);
      }
      return found.reverse();
    },
  };
}
