import type { MapLane, MapSegment, MapView, Tone } from '../../src/analysis/map/view';
import type { Bytes } from '../axis/viewport';
import { rank, severityOf, type Severity } from './severity';
import { summaryTree, type SummaryTree } from './summary-tree';

/**
 * A lane made ready for drawing: its segments by address, an enclosing one before those inside it, and what answers about
 * any run of them. A position is an index into `sorted`.
 */
export interface LaneIndex {
  readonly lane: MapLane;
  readonly sorted: readonly MapSegment[];
  /** What drawing asks of `sorted`, side by side: a segment itself is far away in memory. Starts are ascending. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  styleAt(position: number): Style;
  /** The ends, ascending: of other segments than the starts beside them. */
  readonly endsSorted: Float64Array;
  readonly tree: SummaryTree;
  /** Bytes of the longest segment; 0 without one. */
  readonly longest: number;
}

/** What the look of a segment depends on. */
export interface Style {
  readonly tone: Tone;
  /** Of the worst finding on it. */
  readonly severity: Severity | undefined;
}

const PLAIN: Style = { tone: 'other', severity: undefined };

export function indexLane(lane: MapLane): LaneIndex {
  const { segments } = lane;
  const sorted = isSorted(segments) ? segments : [...segments].sort(inOrder);
  const starts = new Float64Array(sorted.length);
  const ends = new Float64Array(sorted.length);
  const ranks = new Uint8Array(sorted.length);
  // A byte for each: as a list of styles they would not stay near to the processor.
  const styles = new Uint8Array(sorted.length);
  const palette: Style[] = [];
  let longest = 0;
  // One pass: a million segments are far away in memory.
  for (const [position, segment] of sorted.entries()) {
    const { start, end, tone } = segment;
    const severity = severityOf(segment);
    starts[position] = start;
    ends[position] = end;
    ranks[position] = rank(severity);
    const known = palette.findIndex((style) => style.tone === tone && style.severity === severity);
    styles[position] = known < 0 ? palette.push({ tone, severity }) - 1 : known;
    longest = Math.max(longest, end - start);
  }
  return {
    lane,
    sorted,
    starts,
    ends,
    styleAt: (position) => palette[styles[position] ?? 0] ?? PLAIN,
    endsSorted: ascending(ends),
    tree: summaryTree({ starts, ends, ranks }),
    longest,
  };
}

/** The same list where it is in order already, as it is for segments that do not overlap. */
function ascending(values: Float64Array): Float64Array {
  return values.every((value, at) => at === 0 || (values[at - 1] ?? 0) <= value) ? values : values.toSorted();
}

function inOrder(a: MapSegment, b: MapSegment): number {
  return a.start - b.start || b.end - a.end;
}

function isSorted(segments: readonly MapSegment[]): boolean {
  return segments.every((segment, at) => {
    const before = segments[at - 1];
    return before === undefined || inOrder(before, segment) <= 0;
  });
}

/** The first position of [from, to) whose segment starts at `address` or after it; `to` if none does. */
export function firstFrom({ starts }: Pick<LaneIndex, 'starts'>, address: number, from = 0, to = starts.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((starts[middle] ?? Infinity) >= address) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** As `firstFrom`, for a position behind `from`: looks where it is expected, and from there further and further away. */
export function nextFrom(index: Pick<LaneIndex, 'starts'>, address: number, from: number, to: number, expected = from + 1): number {
  const { starts } = index;
  let before = from;
  let behind = to;
  let step = 1;
  let at = Math.max(from + 1, expected);
  while (before < at && at < behind) {
    if ((starts[at] ?? Infinity) < address) {
      before = at;
      at += step;
    } else {
      behind = at;
      at -= step;
    }
    step *= 2;
  }
  return firstFrom(index, address, before + 1, behind);
}

/** Positions of [from, to) whose segments end after `address`, ascending, found without looking at the others. */
export function* positionsPast({ tree }: LaneIndex, from: number, to: number, address: number): Generator<number> {
  for (let at = tree.firstPast(from, to, address); at < to; at = tree.firstPast(at + 1, to, address)) yield at;
}

/** The segments that hold any of `bytes`, at most `limit` of them, by address. */
export function segmentsIn(index: LaneIndex, { start, end }: Bytes, limit = Infinity): MapSegment[] {
  const result: MapSegment[] = [];
  for (const at of positionsPast(index, 0, firstFrom(index, end), start)) {
    const segment = index.sorted[at];
    if (segment !== undefined) result.push(segment);
    if (result.length >= limit) break;
  }
  return result;
}

/** Where a segment of this lane stands; -1 if it is of none. */
export function positionOf(index: LaneIndex, { id, start }: MapSegment): number {
  for (let at = firstFrom(index, start); index.sorted[at]?.start === start; at += 1) {
    if (index.sorted[at]?.id === id) return at;
  }
  return -1;
}

/** The position of the segment nearest to an address; of several that hold it the first. -1 in an empty lane. */
export function nearestTo(index: LaneIndex, address: number): number {
  const after = firstFrom(index, address + 1);
  for (const holding of positionsPast(index, 0, after, address)) return holding;
  // Nothing holds it: the one that ends last before it, or the first after it.
  const end = index.tree.reach(0, after);
  const next = index.starts[after];
  if (end < 0) return next === undefined ? -1 : after;
  const before = index.tree.firstPast(0, after, end - 1);
  return next === undefined || address - (end - 1) <= next - address ? before : after;
}

/** One past the last byte that any lane mentions; 0 if none does. */
export function endOf(view: Pick<MapView, 'lanes'>): number {
  return view.lanes.reduce((end, lane) => lane.segments.reduce((last, segment) => Math.max(last, segment.end), end), 0);
}
