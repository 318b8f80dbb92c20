import { physAddr } from './address';
import type { AddressRange } from './range';

/** Bytes that are in a set now; ranges are put in and taken out. Every call takes time logarithmic in the number of edges, for each part of its answer. */
export interface PieceSet {
  add(range: AddressRange): void;
  remove(range: AddressRange): void;
  /** Whether any byte of the range is in the set. */
  meets(range: AddressRange): boolean;
  /** Whether every byte of the range is in the set. */
  holds(range: AddressRange): boolean;
  /** The parts of the range that are not in the set, ascending and joined. */
  outside(range: AddressRange): AddressRange[];
}

/** What is in the set of one node's pieces. */
const NONE = 0;
const SOME = 1;
const ALL = 2;

/**
 * An empty set for ranges that are known beforehand: their edges cut the space into pieces, over which stands a binary tree.
 * A call with a range that has another edge than these is a mistake of the program.
 */
export function pieceSet(known: readonly AddressRange[]): PieceSet {
  const edges = distinctEdges(known);
  const pieces = Math.max(1, edges.length - 1);
  const size = 2 ** Math.ceil(Math.log2(pieces));
  const state = new Uint8Array(2 * size);

  const write = (node: number, from: number, width: number, first: number, last: number, value: typeof NONE | typeof ALL): void => {
    if (first >= last || last <= from || from + width <= first || state[node] === value) return;
    if (first <= from && from + width <= last) {
      state[node] = value;
      return;
    }
    const [left, right] = [2 * node, 2 * node + 1];
    const whole = state[node] ?? NONE;
    // What was said of the whole node is said of both halves, before one of them changes.
    if (whole !== SOME) {
      state[left] = whole;
      state[right] = whole;
    }
    write(left, from, width / 2, first, last, value);
    write(right, from + width / 2, width / 2, first, last, value);
    state[node] = state[left] === state[right] ? (state[left] ?? SOME) : SOME;
  };

  /** Whether no piece of the range has this state of a whole node. */
  const lacks = (node: number, from: number, width: number, first: number, last: number, value: typeof NONE | typeof ALL): boolean => {
    if (first >= last || last <= from || from + width <= first) return true;
    const whole = state[node] ?? NONE;
    if (whole !== SOME) return whole !== value;
    return lacks(2 * node, from, width / 2, first, last, value) && lacks(2 * node + 1, from + width / 2, width / 2, first, last, value);
  };

  /** Puts the parts that are not in the set behind those found before. */
  const collect = (node: number, from: number, width: number, first: number, last: number, found: { start: number; end: number }[]): void => {
    const whole = state[node] ?? NONE;
    if (first >= last || last <= from || from + width <= first || whole === ALL) return;
    if (whole === SOME) {
      collect(2 * node, from, width / 2, first, last, found);
      collect(2 * node + 1, from + width / 2, width / 2, first, last, found);
      return;
    }
    const [start, end] = [edges[Math.max(from, first)] ?? 0, edges[Math.min(from + width, last)] ?? 0];
    const before = found.at(-1);
    if (before?.end === start) before.end = end;
    else found.push({ start, end });
  };

  const indexOf = (edge: number): number => {
    const index = firstAtLeast(edges, edge);
    if (edges[index] !== edge) throw new RangeError(`${edge} is no edge of this set`);
    return index;
  };

  return {
    add: ({ start, end }) => write(1, 0, size, indexOf(start), indexOf(end), ALL),
    remove: ({ start, end }) => write(1, 0, size, indexOf(start), indexOf(end), NONE),
    meets: ({ start, end }) => !lacks(1, 0, size, indexOf(start), indexOf(end), ALL),
    holds: ({ start, end }) => lacks(1, 0, size, indexOf(start), indexOf(end), NONE),
    outside({ start, end }) {
      const found: { start: number; end: number }[] = [];
      collect(1, 0, size, indexOf(start), indexOf(end), found);
      return found.map((part) => ({ start: physAddr(part.start), end: physAddr(part.end) }));
    },
  };
}

function distinctEdges(ranges: readonly AddressRange[]): Float64Array {
  const all = new Float64Array(ranges.length * 2);
  for (const [index, { start, end }] of ranges.entries()) {
    all[2 * index] = start;
    all[2 * index + 1] = end;
  }
  return all.sort().filter((edge, index, sorted) => index === 0 || sorted[index - 1] !== edge);
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
