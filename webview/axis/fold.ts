import type { MapLane, MapSegment } from '../../src/analysis/map/view';
import { type Axis, linearAxis, type Stretch } from './axis';
import type { Bytes } from './viewport';

/** The axis of a view without any range: enough to have something to stand on. */
const EMPTY_END = 2 ** 32;
const FOLD_UNITS = 5;
const PAGE = 4096;
/** A run of this many blocks of one size is one stretch. */
const SHORTEST_RUN = 4;
/** More pieces than this have no room of their own on any screen: the smallest of them share theirs with their neighbours. */
const MOST_PIECES = 400;

export interface FoldOptions {
  /** All lanes: a finding about memory that no source lists is worth its room too. */
  readonly lanes: readonly MapLane[];
  /** One past the last byte that any lane mentions. */
  readonly end: number;
}

/** What lies between two boundaries that follow each other, or between more where there are too many. */
interface Piece extends Bytes {
  readonly described: boolean;
  /** How many pieces it was before. */
  readonly parts: number;
}

/**
 * Gives every stretch between two boundaries a width that grows slowly with its size, so that 4 KiB beside 64 GiB can
 * be seen; stretches that no lane describes are folded.
 */
export function foldedAxis({ lanes, end }: FoldOptions): Axis {
  const stretches: Stretch[] = [];
  let offset = 0;
  for (const { start, end: next, described, parts } of mergeSmallest(piecesOf(lanes, end))) {
    const folded = !described;
    const width = folded ? FOLD_UNITS : describedUnits(next - start) * (1 + Math.log2(parts));
    stretches.push({ start, end: next, offset, width, folded });
    offset += width;
  }
  return stretches.length === 0 ? linearAxis(0, EMPTY_END) : { start: 0, end, length: offset, stretches };
}

/** 6 units for a page, 28 for 64 GiB, 200 for all of 2^52. */
function describedUnits(bytes: number): number {
  return 5 + (bytes / PAGE) ** 0.19;
}

function piecesOf(lanes: readonly MapLane[], end: number): Piece[] {
  const described = lanes.flatMap((lane) => joinRuns(lane.segments)).filter((bytes) => bytes.start < bytes.end);
  const edges = new Float64Array(2 * described.length + 2);
  edges[1] = end;
  for (const [at, bytes] of described.entries()) {
    edges[2 * at + 2] = bytes.start;
    edges[2 * at + 3] = Math.min(bytes.end, end);
  }
  edges.sort();
  const covered = coverage(described);
  const pieces: Piece[] = [];
  for (const [at, start] of edges.entries()) {
    const next = edges[at + 1];
    if (next !== undefined && next > start) pieces.push({ start, end: next, described: covered(start), parts: 1 });
  }
  return pieces;
}

/** The largest pieces keep stretches of their own; all between two of them become one. Equal pieces are treated alike. */
function mergeSmallest(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.length <= 2 * MOST_PIECES) return pieces;
  const sizes = Float64Array.from(pieces, (piece) => piece.end - piece.start).sort();
  const smallest = sizes[sizes.length - MOST_PIECES] ?? 0;
  const merged: Piece[] = [];
  let open: Piece | undefined;
  for (const piece of pieces) {
    if (piece.end - piece.start <= smallest) {
      open = open === undefined ? piece : { start: open.start, end: piece.end, described: open.described || piece.described, parts: open.parts + 1 };
      continue;
    }
    if (open !== undefined) merged.push(open);
    open = undefined;
    merged.push(piece);
  }
  return open === undefined ? merged : [...merged, open];
}

/**
 * Joins touching segments of one tone and size, such as hotplug blocks: their inner edges are evenly spaced, so one
 * stretch draws them right, and a thousand blocks do not push everything else off the axis.
 */
export function joinRuns(segments: readonly MapSegment[]): Bytes[] {
  const sorted = [...segments].sort((a, b) => a.start - b.start);
  const result: Bytes[] = [];
  for (let index = 0; index < sorted.length; ) {
    const length = runLength(sorted, index);
    const taken = length >= SHORTEST_RUN ? length : 1;
    const first = sorted[index];
    const last = sorted[index + taken - 1];
    if (first !== undefined && last !== undefined) result.push({ start: first.start, end: last.end });
    index += taken;
  }
  return result;
}

function runLength(sorted: readonly MapSegment[], from: number): number {
  let length = 1;
  for (; from + length < sorted.length; length += 1) {
    const before = sorted[from + length - 1];
    const next = sorted[from + length];
    if (before === undefined || next === undefined) break;
    const alike = before.tone === next.tone && before.end - before.start === next.end - next.start;
    if (!alike || before.end !== next.start) break;
  }
  return length;
}

/** Tells, for ascending addresses, whether any of `ranges` holds them. */
function coverage(ranges: readonly Bytes[]): (address: number) => boolean {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return (address) => {
    for (let range = sorted[next]; range !== undefined && range.start <= address; range = sorted[next]) {
      reach = Math.max(reach, range.end);
      next += 1;
    }
    return address < reach;
  };
}
