import type { MapSegment, Tone } from '../../src/analysis/map/view';
import type { Axis } from '../axis/axis';
import { scaleOf, type Scale } from '../axis/scale';
import type { Viewport } from '../axis/viewport';
import { firstFrom, nextFrom, positionsPast, type LaneIndex } from './lane-index';
import type { Severity } from './severity';
import type { Survey } from './summary-tree';

/** One rectangle of a lane, in pixels from the plot's left edge. */
export interface Box {
  readonly x: number;
  readonly width: number;
  readonly tone: Tone;
  readonly severity: Severity | undefined;
  /** How many segments it stands for: one, or all those too narrow to be told apart here. */
  readonly count: number;
  /** The positions [from, to) of these in the lane; among them may be some that have a box of their own. */
  readonly from: number;
  readonly to: number;
  /** The one that it stands for, or the one that tells most of them; and its position. */
  readonly telling: MapSegment;
  readonly best: number;
  /** All of them, by address. Made when asked for: there may be a million. */
  segments(): readonly MapSegment[];
}

/** Narrower than this and a box would be invisible and out of reach of the pointer. */
const SLIVER_PX = 1;
/** Where more than this begin within a pixel, two pixels are as good: nobody can tell so many apart. */
const DENSE = 2;
/** Where more than these do, and nothing is wide, three and four pixels are: their look is that of one among hundreds whatever the width. */
const VERY_DENSE = 6;
const DENSEST = 24;
/** Wide boxes that begin within one pixel: more than these lie over each other and cannot be told apart. */
const MOST_AT_ONE_PLACE = 64;

/** What a lane shows through a viewport. */
export function boxes(index: LaneIndex, axis: Axis, view: Viewport, widthPx: number): Box[] {
  return boxesOn(index, scaleOf(axis, view, widthPx));
}

/**
 * What a lane shows of a plot. Slivers that begin within one pixel become one box that stands for all, so the work depends
 * on the pixels, not on the segments. Stops where there are more than `most`.
 */
export function boxesOn(index: LaneIndex, scale: Scale, most = Infinity): Box[] {
  const { starts } = index;
  const { bytes, edges, widthPx } = scale;
  const first = firstFrom(index, bytes.start);
  const last = firstFrom(index, bytes.end + 1, first);
  const look = lookAt(index, scale, first);
  // As many as were found at the place before.
  let many = 1;
  const columns = { starts: edges };
  let column = 0;
  for (let from = first; from < last && look.result.length <= most; ) {
    // Addresses are whole: the pixel before the first that begins behind it.
    column = nextFrom(columns, (starts[from] ?? 0) + 1, column, edges.length) - 1;
    if (column >= widthPx) break;
    const narrow = nextFrom(index, edges[column + 1] ?? Infinity, from, last, from + many);
    many = narrow - from;
    const pixels = pixelsOf(many, look.slivers);
    const to = pixels === 1 ? narrow : nextFrom(index, edges[column + pixels] ?? Infinity, narrow - 1, last, from + many * pixels);
    const left = scale.px(starts[from] ?? 0);
    addColumn(look, { from, narrow, to, left, width: to === narrow ? SLIVER_PX : Math.min(widthPx, column + pixels) - left });
    from = to;
    column += pixels;
  }
  return look.result;
}

/**
 * As `boxesOn`, for a lane of nothing but slivers that is drawn as one in every `placePx` pixels: all whose middle lies
 * within that much are one box, as wide as they spread.
 */
export function boxesInPlaces(index: LaneIndex, scale: Scale, placePx: number): Box[] {
  const { bytes, widthPx } = scale;
  const first = firstFrom(index, bytes.start);
  const last = firstFrom(index, bytes.end + 1, first);
  const look = lookAt(index, scale, first);
  for (let from = first; from < last; ) {
    const left = scale.px(index.starts[from] ?? 0);
    if (left >= widthPx) break;
    const place = Math.floor((left + SLIVER_PX / 2) / placePx);
    const behind = Math.min(widthPx, (place + 1) * placePx - SLIVER_PX / 2);
    const to = nextFrom(index, Math.ceil(scale.addressAt(behind)), from, last);
    addColumn(look, { from, narrow: to, to, left, width: scale.px(index.starts[to - 1] ?? 0) + SLIVER_PX - left });
    from = to;
  }
  return look.result;
}

/** How many pixels are drawn as one where so many begin within the first of them. */
function pixelsOf(many: number, slivers: boolean): number {
  if (many <= DENSE) return 1;
  if (many <= VERY_DENSE || !slivers) return 2;
  return many <= DENSEST ? 3 : 4;
}

interface Look {
  readonly index: LaneIndex;
  readonly scale: Scale;
  /** Nothing of the lane is wide anywhere in sight. */
  readonly slivers: boolean;
  readonly result: Box[];
}

function lookAt(index: LaneIndex, scale: Scale, first: number): Look {
  const slivers = hasOnlySlivers(index, scale);
  // Of a sliver that begins before the plot less than a pixel is in sight.
  return { index, scale, slivers, result: slivers ? [] : reachingIn(index, scale, first) };
}

/** Certain of it: a lane without any wide segment may be said to have some. */
export function hasOnlySlivers({ longest }: LaneIndex, { mostPxPerByte }: Scale): boolean {
  return longest * mostPxPerByte < SLIVER_PX * (1 - 1e-9);
}

/** The boxes of what begins before the plot. */
function reachingIn(index: LaneIndex, scale: Scale, first: number): Box[] {
  const result: Box[] = [];
  for (const at of positionsPast(index, 0, first, scale.bytes.start - 1)) {
    const drawn = wide(index, scale, at);
    if (drawn !== undefined) result.push(drawn);
    if (result.length >= MOST_AT_ONE_PLACE) break;
  }
  return result;
}

/** Positions that are drawn at one place: how far left the first begins, and how wide its slivers are drawn. */
interface Column {
  readonly from: number;
  /** Where those of a second pixel begin, if it has one. */
  readonly narrow: number;
  readonly to: number;
  readonly left: number;
  readonly width: number;
}

const NONE: readonly Box[] = [];
/** Written anew for each column. */
const survey: Survey = { reach: -1, telling: -1 };

function addColumn({ index, scale, slivers: bare, result }: Look, column: Column): void {
  const { tree } = index;
  const { from, narrow, to } = column;
  let { reach, telling } = tree.survey(from, bare ? to : narrow, survey);
  let apart = bare ? NONE : widesOf(index, scale, from, narrow, reach);
  if (!bare && narrow < to) {
    const first = telling;
    ({ reach, telling } = tree.survey(narrow, to, survey));
    const second = widesOf(index, scale, narrow, to, reach);
    if (second.length > 0) apart = [...apart, ...second];
    if (!tree.tells(telling, first)) telling = first;
  }
  if (to - from === apart.length) {
    for (const box of apart) result.push(box);
    return;
  }
  const best = apart.length === 0 ? telling : bestOf(index, from, to, apart);
  // What encloses comes before what lies inside it.
  let inside = 0;
  for (; (apart[inside]?.best ?? Infinity) < best; inside += 1) push(result, apart[inside]);
  result.push(new SliverBox(index, column, best, apart));
  for (; inside < apart.length; inside += 1) push(result, apart[inside]);
}

function push(result: Box[], box: Box | undefined): void {
  if (box !== undefined) result.push(box);
}

/** The wide ones that begin within one pixel; `reach` is the highest end of these. */
function widesOf(index: LaneIndex, scale: Scale, from: number, to: number, reach: number): readonly Box[] {
  const left = scale.px(index.starts[from] ?? 0);
  if (scale.px(reach) - left < SLIVER_PX) return NONE;
  if (to - from === 1) return listed(wide(index, scale, from));
  const found: Box[] = [];
  // Nothing that ends before this can be as wide.
  const least = Math.floor(scale.addressAt(left + SLIVER_PX)) - 1;
  for (const at of positionsPast(index, from, to, least)) {
    const drawn = wide(index, scale, at);
    if (drawn !== undefined) found.push(drawn);
    if (found.length >= MOST_AT_ONE_PLACE) break;
  }
  return found;
}

function listed(box: Box | undefined): readonly Box[] {
  return box === undefined ? NONE : [box];
}

/** A box of its own for one segment; `undefined` for a sliver, and outside of the plot. */
function wide(index: LaneIndex, { px, widthPx }: Scale, at: number): Box | undefined {
  const { sorted, starts, ends } = index;
  const telling = sorted[at];
  if (telling === undefined) return undefined;
  const left = px(starts[at] ?? 0);
  const right = px(ends[at] ?? 0);
  if (right <= 0 || left >= widthPx || right - left < SLIVER_PX) return undefined;
  const x = Math.max(0, left);
  const width = Math.max(SLIVER_PX, Math.min(widthPx, right) - x);
  const { tone, severity } = index.styleAt(at);
  return { x, width, tone, severity, count: 1, from: at, to: at + 1, best: at, telling, segments: () => [telling] };
}

/**
 * A box of slivers. What it stands for is looked up when asked for: a frame has hundreds, whose segments are far away in memory.
 * It takes the tone of the largest, unless a worse finding on another would be hidden by that.
 */
class SliverBox implements Box {
  readonly x: number;
  readonly width: number;
  readonly tone: Tone;
  readonly severity: Severity | undefined;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly best: number;
  readonly #index: LaneIndex;
  readonly #apart: readonly Box[];

  constructor(index: LaneIndex, { from, to, left, width }: Column, best: number, apart: readonly Box[]) {
    this.x = Math.max(0, left);
    this.width = width;
    const { tone, severity } = index.styleAt(best);
    this.tone = tone;
    this.severity = severity;
    this.count = to - from - apart.length;
    this.from = from;
    this.to = to;
    this.best = best;
    this.#index = index;
    this.#apart = apart;
  }

  get telling(): MapSegment {
    const telling = this.#index.sorted[this.best];
    if (telling === undefined) throw new RangeError(`the lane has no segment ${this.best}`);
    return telling;
  }

  segments(): readonly MapSegment[] {
    const { sorted } = this.#index;
    return sorted.slice(this.from, this.to).filter((_, offset) => this.#apart.every((box) => box.best !== this.from + offset));
  }
}

/** The position that tells most of [from, to), those apart left out. */
function bestOf({ tree }: LaneIndex, from: number, to: number, apart: readonly Box[]): number {
  if (to - from === 1) return from;
  let best = -1;
  let start = from;
  for (const edge of [...apart.map((box) => box.best), to]) {
    const found = tree.telling(start, edge);
    if (found >= 0 && (best < 0 || tree.tells(found, best))) best = found;
    start = edge + 1;
  }
  return best;
}
