import { PAGE_SIZE } from '../base/address';
import type { AddressRange } from '../base/range';
import { byStart } from './by-start';
import type { PfnRange } from './memlist';

/** Ranges by start, as plain numbers: many questions are asked of them. */
export interface SortedRanges {
  readonly starts: Float64Array;
  /** The furthest end of all ranges up to here: those of an odd listing may overlap. */
  readonly ends: Float64Array;
}

export function sortedRanges(ranges: readonly AddressRange[]): SortedRanges {
  const starts = new Float64Array(ranges.length);
  const ends = new Float64Array(ranges.length);
  let count = 0;
  // Plain loops here and below: iterators would take most of the time of an answer.
  for (const { start, end } of ranges) {
    starts[count] = start;
    ends[count] = end;
    count += 1;
  }
  return inOrder(starts, ends);
}

/** The same for frames, in bytes. */
export function sortedFrames(ranges: readonly PfnRange[]): SortedRanges {
  const starts = new Float64Array(ranges.length);
  const ends = new Float64Array(ranges.length);
  let count = 0;
  for (const { startPfn, endPfn } of ranges) {
    starts[count] = startPfn * PAGE_SIZE;
    ends[count] = endPfn * PAGE_SIZE;
    count += 1;
  }
  return inOrder(starts, ends);
}

/** Brings ranges into order where they are not, and lets each end be the furthest so far. */
function inOrder(starts: Float64Array, ends: Float64Array): SortedRanges {
  if (!ascend(starts)) {
    const order = Array.from(byStart(starts));
    return inOrder(Float64Array.from(order, (index) => starts[index] ?? 0), Float64Array.from(order, (index) => ends[index] ?? 0));
  }
  let furthest = 0;
  for (let index = 0; index < ends.length; index += 1) {
    furthest = Math.max(furthest, ends[index] ?? 0);
    ends[index] = furthest;
  }
  return { starts, ends };
}

function ascend(numbers: Float64Array): boolean {
  for (let index = 1; index < numbers.length; index += 1) if ((numbers[index] ?? 0) < (numbers[index - 1] ?? 0)) return false;
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

