import { overlap, type AddressRange } from './range';
import { countUpTo } from './search';

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

/** As `subtract`, for `others` that are ascending and disjoint: the time hangs on those that share memory with `range` alone. */
export function partsOutside(range: AddressRange, others: readonly AddressRange[]): AddressRange[] {
  const outside: AddressRange[] = [];
  let { start } = range;
  for (let at = countUpTo(others, range.start, ({ end }) => end); at < others.length; at += 1) {
    const other = others[at];
    if (other === undefined || other.start >= range.end) break;
    if (other.start > start) outside.push({ start, end: other.start });
    start = other.end;
  }
  if (start < range.end) outside.push({ start, end: range.end });
  return outside;
}

/** Puts a range that is not empty into a list that is ascending and disjoint: it becomes one with all that it overlaps or touches. */
export function joinedWith(list: readonly AddressRange[], range: AddressRange): AddressRange[] {
  const from = countUpTo(list, range.start - 1, ({ end }) => end);
  const to = countUpTo(list, range.end, ({ start }) => start);
  const [first, last] = [list[from], list[to - 1]];
  if (from >= to || first === undefined || last === undefined) return list.toSpliced(from, 0, range);
  const start = first.start < range.start ? first.start : range.start;
  const end = last.end > range.end ? last.end : range.end;
  return list.toSpliced(from, to - from, { start, end });
}

/** Takes a range that is not empty out of a list that is ascending and disjoint. */
export function cutFrom(list: readonly AddressRange[], range: AddressRange): AddressRange[] {
  const from = countUpTo(list, range.start, ({ end }) => end);
  const to = countUpTo(list, range.end - 1, ({ start }) => start);
  return from >= to ? [...list] : list.toSpliced(from, to - from, ...list.slice(from, to).flatMap((one) => subtract(one, [range])));
}

/**
 * Cuts ranges, which may overlap in any way, into pieces that do not, ascending; each with the index of the first range that
 * holds it. In time nearly linear in their number, however they overlap.
 */
export function firstHolders(ranges: readonly AddressRange[]): { readonly range: AddressRange; readonly index: number }[] {
  const edges = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const at = new Map(edges.map((edge, index) => [edge, index]));
  const holder: (number | undefined)[] = [];
  // For each piece between two edges, where to look for the next one that no range holds yet.
  const next = edges.map((_, index) => index);
  const open = (from: number): number => {
    let piece = from;
    for (let behind = next[piece]; behind !== undefined && behind !== piece; behind = next[piece]) {
      next[piece] = next[behind] ?? behind;
      piece = behind;
    }
    return piece;
  };
  for (const [index, { start, end }] of ranges.entries()) {
    const last = at.get(end) ?? 0;
    for (let piece = open(at.get(start) ?? 0); piece < last; piece = open(piece)) {
      holder[piece] = index;
      next[piece] = piece + 1;
    }
  }
  return edges.flatMap((start, piece) => {
    const [end, index] = [edges[piece + 1], holder[piece]];
    return end === undefined || index === undefined ? [] : [{ range: { start, end }, index }];
  });
}
