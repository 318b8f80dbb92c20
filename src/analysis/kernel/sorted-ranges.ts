import type { AddressRange } from '../base/range';

/** Ranges by start, as plain numbers: many questions are asked of them. */
export interface SortedRanges {
  readonly starts: Float64Array;
  /** The furthest end of all ranges up to here: those of an odd listing may overlap. */
  readonly ends: Float64Array;
}

export function sortedRanges(ranges: readonly AddressRange[]): SortedRanges {
  const sorted = ascend(ranges) ? ranges : [...ranges].sort((a, b) => a.start - b.start);
  // Plain loops: iterators would take most of the time of an answer.
  const starts = new Float64Array(sorted.length);
  const ends = new Float64Array(sorted.length);
  let furthest = 0;
  let count = 0;
  for (const { start, end } of sorted) {
    if (end > furthest) furthest = end;
    starts[count] = start;
    ends[count] = furthest;
    count += 1;
  }
  return { starts, ends };
}

function ascend(ranges: readonly AddressRange[]): boolean {
  let last = 0;
  for (const { start } of ranges) {
    if (start < last) return false;
    last = start;
  }
  return true;
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

