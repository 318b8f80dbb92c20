import type { AddressRange } from '../base/range';

/**
 * Drops a range that was seen before with the same bounds: reports print the head and the tail of a log, and both may
 * show the same line. The first place is kept. `also` tells apart what the range alone does not.
 */
export function distinct<T extends { readonly range: AddressRange }>(items: readonly T[], also: (item: T) => string = () => ''): readonly T[] {
  const seen = new Map<string, SeenRanges>();
  return items.filter((item) => {
    const kind = also(item);
    let ranges = seen.get(kind);
    if (ranges === undefined) {
      ranges = new SeenRanges();
      seen.set(kind, ranges);
    }
    return ranges.add(item.range);
  });
}

/** Ends by start. Nearly every start has one end, and a set for each would cost more than all the rest. */
class SeenRanges {
  private readonly ends = new Map<number, number | Set<number>>();

  /** Whether the range is new. */
  add({ start, end }: AddressRange): boolean {
    const known = this.ends.get(start);
    if (known === undefined) this.ends.set(start, end);
    else if (typeof known === 'number') {
      if (known === end) return false;
      this.ends.set(start, new Set([known, end]));
    } else {
      if (known.has(end)) return false;
      known.add(end);
    }
    return true;
  }
}
