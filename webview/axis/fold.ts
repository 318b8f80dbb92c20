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

/** All pieces, from the left: where each begins, the end of the last behind them, and which are described. */
interface Pieces {
  readonly edges: Float64Array;
  readonly described: Uint8Array;
}

/** One pass over the starts and the ends, each ascending: what has more starts than ends before it is described. */
function piecesOf(lanes: readonly MapLane[], end: number): Pieces {
  const ranges = lanes.map((lane) => joinRuns(lane.segments));
  const most = ranges.reduce((sum, { length }) => sum + length, 0);
  const allStarts = new Float64Array(most);
  const allEnds = new Float64Array(most);
  let taken = 0;
  for (const lane of ranges) {
    for (const bytes of lane) {
      if (bytes.start >= bytes.end) continue;
      allStarts[taken] = bytes.start;
      allEnds[taken] = Math.min(bytes.end, end);
      taken += 1;
    }
  }
  const starts = allStarts.subarray(0, taken).sort();
  const ends = allEnds.subarray(0, taken).sort();
  const edges = new Float64Array(2 * taken + 2);
  const described = new Uint8Array(2 * taken + 1);
  let count = 0;
  for (let at = 0, opened = 0, closed = 0; at < end; count += 1) {
    while ((starts[opened] ?? Infinity) <= at) opened += 1;
    while ((ends[closed] ?? Infinity) <= at) closed += 1;
    edges[count] = at;
    described[count] = Number(opened > closed);
    at = Math.min(starts[opened] ?? Infinity, ends[closed] ?? Infinity, end);
  }
  edges[count] = end;
  return { edges: edges.subarray(0, count + 1), described: described.subarray(0, count) };
}

/** The largest pieces keep stretches of their own; all between two of them become one. Equal pieces are treated alike. */
function mergeSmallest({ edges, described }: Pieces): readonly Piece[] {
  const count = described.length;
  const sizes = new Float64Array(count);
  for (let at = 0; at < count; at += 1) sizes[at] = (edges[at + 1] ?? 0) - (edges[at] ?? 0);
  const smallest = count <= 2 * MOST_PIECES ? 0 : (sizes.toSorted()[count - MOST_PIECES] ?? 0);
  const merged: Piece[] = [];
  let parts = 0;
  let anyDescribed = false;
  for (let at = 0; at < count; at += 1) {
    const own = (sizes[at] ?? 0) > smallest;
    parts += 1;
    anyDescribed ||= described[at] === 1;
    // Small ones go on as long as small ones follow.
    if (!own && at + 1 < count && (sizes[at + 1] ?? 0) <= smallest) continue;
    merged.push({ start: edges[at + 1 - parts] ?? 0, end: edges[at + 1] ?? 0, described: anyDescribed, parts });
    parts = 0;
    anyDescribed = false;
  }
  return merged;
}

/**
 * Joins touching segments of one tone and size, such as hotplug blocks: their inner edges are evenly spaced, so one
 * stretch draws them right, and a thousand blocks do not push everything else off the axis.
 */
export function joinRuns(segments: readonly MapSegment[]): Bytes[] {
  const sorted = segments.every(({ start }, at) => at === 0 || (segments[at - 1]?.start ?? 0) <= start) ? segments : [...segments].sort((a, b) => a.start - b.start);
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
