import type { AddressRange } from '../base/range';

/**
 * Drops a range that was seen before with the same bounds: reports print the head and the tail of a log, and both may
 * show the same line. The first place is kept. `also` tells apart what the range alone does not.
 */
export function distinct<T extends { readonly range: AddressRange }>(items: readonly T[], also: (item: T) => string = () => ''): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = `${item.range.start} ${item.range.end} ${also(item)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
