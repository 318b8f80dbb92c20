import { contains, sizeOf, type AddressRange } from '../base/range';
import { rangeIndex } from '../base/range-index';
import type { IomemRange } from '../evidence/present-facts';

/** An entry of /proc/iomem that holds others. */
export interface Holder {
  readonly entry: IomemRange;
  /** Where what lies in it begins and ends, each ascending; ends are exclusive. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Finds what an entry of the tree lies in: the last one before it that is larger and holds all of it. */
export function holders(tree: readonly IomemRange[]): (entry: IomemRange) => Holder | undefined {
  const positions = new Map(tree.map((entry, position) => [entry, position]));
  const index = rangeIndex(tree, ({ range }) => range);
  const made = new Map<IomemRange, Holder>();
  return (entry) => {
    const own = positions.get(entry) ?? 0;
    const holding = index.listedOn(entry.range).findLast((other) => (positions.get(other) ?? own) < own && liesIn(entry.range, other.range));
    if (holding === undefined) return undefined;
    const known = made.get(holding);
    if (known !== undefined) return known;
    const inside = index.on(holding.range).flatMap(({ range }) => (liesIn(range, holding.range) ? [range] : []));
    const holder = { entry: holding, starts: ascending(inside.map(({ start }) => start)), ends: ascending(inside.map(({ end }) => end)) };
    made.set(holding, holder);
    return holder;
  };
}

function liesIn(inner: AddressRange, outer: AddressRange): boolean {
  return contains(outer, inner) && sizeOf(inner) < sizeOf(outer);
}

function ascending(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b);
}
