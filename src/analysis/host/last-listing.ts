import type { Place } from '../base/span';
import type { IomemRange } from '../evidence/present-facts';

/** The last run of items in which none starts a new listing. Another source always starts one. */
export function lastListing<T extends { readonly at: Place }>(items: readonly T[], startsAnew: (item: T, before: T) => boolean): readonly T[] {
  let first = 0;
  for (const [index, item] of items.entries()) {
    const anew = startsAnew(item, items[index - 1] ?? item);
    if (anew || item.at.source !== items[index - 1]?.at.source) first = index;
  }
  return items.slice(first);
}

/** The last tree of /proc/iomem: its top entries ascend. */
export function lastTree(entries: readonly IomemRange[]): readonly IomemRange[] {
  return lastListing(entries, (entry, before) => entry.depth === 0 && entry.range.start < before.range.start);
}
