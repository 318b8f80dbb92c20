import type { AddressRange } from '../base/range';

/** Ranges by start, as plain numbers: many questions are asked of them. */
export interface SortedRanges {
  readonly starts: Float64Array;
  /** The furthest end of all ranges up to here: those of an odd listing may overlap. */
  readonly ends: Float64Array;
}

export function sortedRanges(ranges: readonly AddressRange[]): SortedRanges {
  const ascend = ranges.every(({ start }, index) => index === 0 || (ranges[index - 1]?.start ?? 0) <= start);
  const sorted = ascend ? ranges : [...ranges].sort((a, b) => a.start - b.start);
  const ends = Float64Array.from(sorted, ({ end }) => end);
  for (let index = 1; index < ends.length; index += 1) ends[index] = Math.max(ends[index] ?? 0, ends[index - 1] ?? 0);
  return { starts: Float64Array.from(sorted, ({ start }) => start), ends };
}

/** The furthest end of the ranges that begin at or below an address; 0 where none does. */
export function holderOf({ starts, ends }: SortedRanges, address: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((starts[middle] ?? 0) <= address) low = middle + 1;
    else high = middle;
  }
  return ends[low - 1] ?? 0;
}
