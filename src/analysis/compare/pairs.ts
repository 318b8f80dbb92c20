import { overlap, sizeOf, type AddressRange } from '../base/range';
import { countUpTo } from '../base/search';

interface Ranged {
  readonly range: AddressRange;
}

/** Of more ranges that begin inside one, which only an odd listing has, the rest is not looked at. */
const MOST_INSIDE = 64;

/** By start, then by end. */
export function byAddress(x: Ranged, y: Ranged): number {
  return x.range.start - y.range.start || x.range.end - y.range.end;
}

/**
 * Pairs of overlapping ranges, each range in one pair at most: the largest overlaps first. Which of the two lists comes first
 * makes no difference. In time nearly linear in their lengths.
 */
export function overlapping<T extends Ranged>(a: readonly T[], b: readonly T[]): (readonly [T, T])[] {
  const found = [...startingInside(a, b), ...startingInside(b, a, 1).map(([y, x]) => [x, y] as const)];
  const weighed = found.flatMap(([x, y]) => {
    const shared = overlap(x.range, y.range);
    return shared === undefined ? [] : [{ x, y, bytes: sizeOf(shared) }];
  });
  weighed.sort((p, q) => q.bytes - p.bytes || least(p) - least(q) || most(p) - most(q));
  const taken = new Set<T>();
  return weighed.flatMap(({ x, y }) => {
    if (taken.has(x) || taken.has(y)) return [];
    taken.add(x).add(y);
    return [[x, y] as const];
  });
}

/** Each of `outer` with those of `inner` that begin in it, `after` bytes behind its start at the earliest. */
function startingInside<T extends Ranged>(outer: readonly T[], inner: readonly T[], after = 0): (readonly [T, T])[] {
  const sorted = [...inner].sort(byAddress);
  return outer.flatMap((one) => {
    const from = countUpTo(sorted, one.range.start + after - 1, ({ range }) => range.start);
    const to = countUpTo(sorted, one.range.end - 1, ({ range }) => range.start);
    return sorted.slice(from, Math.min(to, from + MOST_INSIDE)).map((other) => [one, other] as const);
  });
}

function least({ x, y }: { readonly x: Ranged; readonly y: Ranged }): number {
  return Math.min(x.range.start, y.range.start);
}

function most({ x, y }: { readonly x: Ranged; readonly y: Ranged }): number {
  return Math.max(x.range.end, y.range.end);
}

/** One range of one list and several of the other that lie in it. */
export interface Held<T> {
  readonly whole: T;
  /** Ascending. */
  readonly parts: readonly T[];
}

/**
 * Each of `outer` in which two or more of `inner` lie, each with more than half of its bytes. Nothing where the ranges of one
 * list overlap each other: then nobody can say what belongs together.
 */
export function holding<T extends Ranged>(outer: readonly T[], inner: readonly T[]): readonly Held<T>[] {
  const parts = [...inner].sort(byAddress);
  const wholes = [...outer].sort(byAddress);
  if (overlaps(parts) || overlaps(wholes)) return [];
  return wholes.flatMap((whole) => {
    const from = countUpTo(parts, whole.range.start, ({ range }) => range.end);
    const to = countUpTo(parts, whole.range.end - 1, ({ range }) => range.start);
    const held = parts.slice(from, to).filter((part) => mostlyIn(whole, part));
    return held.length >= 2 ? [{ whole, parts: held }] : [];
  });
}

function mostlyIn(whole: Ranged, part: Ranged): boolean {
  const shared = overlap(whole.range, part.range);
  return shared !== undefined && sizeOf(shared) * 2 > sizeOf(part.range);
}

function overlaps(sorted: readonly Ranged[]): boolean {
  return sorted.some(({ range }, index) => range.start < (sorted[index - 1]?.range.end ?? 0));
}
