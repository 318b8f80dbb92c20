import { sizeOf } from '../base/range';
import { firstByte, type Change, type ComparedRange, type RangeDifference, type TraitId, type Traits } from './difference';
import { byAddress, holding, overlapping, type Held } from './pairs';

/**
 * What differs between two lists of ranges of one source, by address and not by line. Only the traits in `told` count: what
 * one side does not tell is no difference. Every range that is not the same on both sides is in exactly one difference.
 */
export function compareRanges(a: readonly ComparedRange[], b: readonly ComparedRange[], told: readonly TraitId[]): readonly RangeDifference[] {
  const rest: Rest = { a: new Set([...a].sort(byAddress)), b: new Set([...b].sort(byAddress)) };
  const traits = (item: ComparedRange): string => traitKey(item.traits, told);
  takeSame(rest, (item) => `${rangeKey(item)} ${traits(item)}`);
  const found: RangeDifference[] = [];
  const take = (change: Change, x: readonly ComparedRange[], y: readonly ComparedRange[]): void => {
    for (const item of x) rest.a.delete(item);
    for (const item of y) rest.b.delete(item);
    found.push({ change, a: x, b: y });
  };
  for (const { x, y } of together(rest, traits)) {
    for (const { whole, parts, side } of inPieces(x, y)) {
      const left = parts.filter((part) => (side === 'a' ? rest.b : rest.a).has(part));
      if (left.length < 2 || !(side === 'a' ? rest.a : rest.b).has(whole)) continue;
      if (side === 'a') take('split', [whole], left);
      else take('joined', left, [whole]);
    }
  }
  for (const [x, y] of inOrder(together(rest, rangeKey))) take('changed', [x], [y]);
  for (const { x, y } of together(rest, traits)) {
    for (const [one, other] of overlapping(x, y)) take(resized(one, other), [one], [other]);
  }
  for (const { x, y } of together(rest, (item) => `${sizeOf(item.range)} ${traits(item)}`)) {
    // Of unlike numbers nobody can say which one went where.
    if (x.length === y.length) for (const [one, other] of inOrder([{ x, y }])) take('moved', [one], [other]);
  }
  for (const item of rest.a) take('removed', [item], []);
  for (const item of rest.b) take('added', [], [item]);
  return found.sort((one, other) => firstByte(one) - firstByte(other) || rank(one) - rank(other) || lastByte(one) - lastByte(other));
}

/** What is not yet told apart, in the order of addresses. */
interface Rest {
  readonly a: Set<ComparedRange>;
  readonly b: Set<ComparedRange>;
}

interface Group {
  readonly x: readonly ComparedRange[];
  readonly y: readonly ComparedRange[];
}

/** Those of both sides that share a key, where there are any on both. */
function together(rest: Rest, keyOf: (item: ComparedRange) => string): readonly Group[] {
  const groups = new Map<string, { x: ComparedRange[]; y: ComparedRange[] }>();
  const groupOf = (item: ComparedRange): { x: ComparedRange[]; y: ComparedRange[] } => {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known !== undefined) return known;
    const group = { x: [], y: [] };
    groups.set(key, group);
    return group;
  };
  for (const item of rest.a) groupOf(item).x.push(item);
  for (const item of rest.b) groupOf(item).y.push(item);
  return [...groups.values()].filter(({ x, y }) => x.length > 0 && y.length > 0);
}

/** What is whole on one side and in pieces on the other, the most pieces first: the order does not hang on which side is A. */
function inPieces(x: readonly ComparedRange[], y: readonly ComparedRange[]): readonly (Held<ComparedRange> & { readonly side: 'a' | 'b' })[] {
  const found = [...holding(x, y).map((held) => ({ ...held, side: 'a' as const })), ...holding(y, x).map((held) => ({ ...held, side: 'b' as const }))];
  return found.sort((one, other) => other.parts.length - one.parts.length || sizeOf(other.whole.range) - sizeOf(one.whole.range) || one.whole.range.start - other.whole.range.start);
}

/** The first of one side with the first of the other, and so on. */
function inOrder(groups: readonly Group[]): (readonly [ComparedRange, ComparedRange])[] {
  return groups.flatMap(({ x, y }) =>
    x.flatMap((one, index) => {
      const other = y[index];
      return other === undefined ? [] : [[one, other] as const];
    }),
  );
}

function takeSame(rest: Rest, keyOf: (item: ComparedRange) => string): void {
  for (const [one, other] of inOrder(together(rest, keyOf))) {
    rest.a.delete(one);
    rest.b.delete(other);
  }
}

function resized(one: ComparedRange, other: ComparedRange): Change {
  const more = sizeOf(other.range) - sizeOf(one.range);
  return more === 0 ? 'moved' : more > 0 ? 'grown' : 'shrunk';
}

function rangeKey({ range }: ComparedRange): string {
  return `${range.start}-${range.end}`;
}

function traitKey(traits: Traits, told: readonly TraitId[]): string {
  return JSON.stringify(told.map((id) => traits[id] ?? null)); // JSON has no undefined.
}

/** Differences that begin at one byte stand in an order that does not hang on which side is A. */
function rank({ change }: RangeDifference): number {
  return ORDER.indexOf(change);
}

const ORDER: readonly Change[] = ['changed', 'split', 'joined', 'grown', 'shrunk', 'moved', 'removed', 'added'];

function lastByte({ a, b }: RangeDifference): number {
  return Math.max(...[...a, ...b].map(({ range }) => range.end));
}
