import { overlap, type AddressRange } from './range';

/** Sorts ranges and joins those that overlap or touch. Empty ranges vanish. */
export function union(ranges: readonly AddressRange[]): AddressRange[] {
  const sorted = ranges.filter((range) => range.start < range.end).sort((a, b) => a.start - b.start);
  const result: AddressRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last !== undefined && range.start <= last.end) {
      if (range.end > last.end) result[result.length - 1] = { start: last.start, end: range.end };
    } else {
      result.push({ start: range.start, end: range.end });
    }
  }
  return result;
}

/** The parts of `range` that lie in none of `others`, ascending. */
export function subtract(range: AddressRange, others: readonly AddressRange[]): AddressRange[] {
  const result: AddressRange[] = [];
  let start = range.start;
  for (const other of union(others)) {
    const shared = overlap({ start, end: range.end }, other);
    if (shared === undefined) continue;
    if (shared.start > start) result.push({ start, end: shared.start });
    start = shared.end;
  }
  if (start < range.end) result.push({ start, end: range.end });
  return result;
}

/** The parts of `range` that lie in at least one of `others`, ascending and joined. */
export function intersect(range: AddressRange, others: readonly AddressRange[]): AddressRange[] {
  return union(others).flatMap((other) => overlap(range, other) ?? []);
}
