import type { MapSegment, Tone } from '../../src/analysis/map/view';
import type { Axis } from '../axis/axis';
import { addressAt, toPx, visibleBytes, type Viewport } from '../axis/viewport';
import { firstFrom, nextFrom, positionsPast, type LaneIndex } from './lane-index';
import type { Severity } from './severity';

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
  readonly segments: () => readonly MapSegment[];
}

/** Narrower than this and a box would be invisible and out of reach of the pointer. */
const SLIVER_PX = 1;
/** Where more than this begin within a pixel, two pixels are as good: nobody can tell so many apart. */
const DENSE = 12;
/** Wide boxes that begin within one pixel: more than these lie over each other and cannot be told apart. */
const MOST_AT_ONE_PLACE = 64;

/**
 * What a lane shows through a viewport. Slivers that begin within one pixel become one box that stands for all, so the
 * work depends on the pixels, not on the segments.
 */
export function boxes(index: LaneIndex, axis: Axis, view: Viewport, widthPx: number): Box[] {
  const bytes = visibleBytes(axis, view, widthPx);
  const look: Look = { index, axis, view, widthPx };
  const first = firstFrom(index, bytes.start);
  const result: Box[] = [];
  for (const at of positionsPast(index, 0, first, bytes.start - 1)) {
    const drawn = wide(look, at);
    if (drawn !== undefined) result.push(drawn);
    if (result.length >= MOST_AT_ONE_PLACE) break;
  }
  const last = firstFrom(index, bytes.end + 1, first);
  for (let from = first; from < last; ) from = addColumn(result, look, from, last);
  return result;
}

interface Look {
  readonly index: LaneIndex;
  readonly axis: Axis;
  readonly view: Viewport;
  readonly widthPx: number;
}

/** Adds the boxes of what begins within the pixel of one position, and gives the first position behind it. */
function addColumn(result: Box[], look: Look, from: number, last: number): number {
  const { index, axis, view, widthPx } = look;
  const left = toPx(axis, view, index.starts[from] ?? 0);
  const column = Math.floor(left);
  const narrow = nextFrom(index, Math.ceil(addressAt(axis, view, column + SLIVER_PX)), from, last);
  const dense = narrow - from > DENSE;
  const next = dense ? nextFrom(index, Math.ceil(addressAt(axis, view, column + 2 * SLIVER_PX)), narrow - 1, last) : narrow;
  const first = surveyPixel(look, from, narrow);
  const second = dense ? surveyPixel(look, narrow, next) : undefined;
  const apart = second === undefined || second.wides.length === 0 ? first.wides : [...first.wides, ...second.wides];
  if (next - from === apart.length || left >= widthPx) {
    result.push(...apart);
    return next;
  }
  const pair = second === undefined || !index.tree.tells(second.telling, first.telling) ? first.telling : second.telling;
  const best = apart.length === 0 ? pair : bestOf(index, from, next, apart);
  const slivers = sliverBox(index, { from, to: next, best, x: Math.max(0, left), width: dense ? column + 2 - left : SLIVER_PX }, apart);
  if (apart.length === 0) {
    if (slivers !== undefined) result.push(slivers);
    return next;
  }
  // What encloses comes before what lies inside it.
  const before = apart.filter((box) => box.best < best).length;
  result.push(...apart.slice(0, before), ...(slivers === undefined ? [] : [slivers]), ...apart.slice(before));
  return next;
}

const NONE: readonly Box[] = [];

/** What tells most of positions within one pixel, and the boxes of those that are as wide. */
function surveyPixel(look: Look, from: number, to: number): { readonly telling: number; readonly wides: readonly Box[] } {
  const { index, axis, view } = look;
  const { telling, reach } = index.tree.survey(from, to);
  // Nothing that ends before this can be as wide.
  const least = Math.floor(addressAt(axis, view, toPx(axis, view, index.starts[from] ?? 0) + SLIVER_PX)) - 1;
  return { telling, wides: reach > least ? widesOf(look, from, to, least) : NONE };
}

function widesOf(look: Look, from: number, to: number, least: number): readonly Box[] {
  const found: Box[] = [];
  for (const at of positionsPast(look.index, from, to, least)) {
    const drawn = wide(look, at);
    if (drawn !== undefined) found.push(drawn);
    if (found.length >= MOST_AT_ONE_PLACE) break;
  }
  return found;
}

/** A box of its own for one segment; `undefined` for a sliver, and outside of the plot. */
function wide({ index, axis, view, widthPx }: Look, at: number): Box | undefined {
  const { sorted, starts, ends, tones, severities } = index;
  const telling = sorted[at];
  const tone = tones[at];
  if (telling === undefined || tone === undefined) return undefined;
  const left = toPx(axis, view, starts[at] ?? 0);
  const right = toPx(axis, view, ends[at] ?? 0);
  if (right <= 0 || left >= widthPx || right - left < SLIVER_PX) return undefined;
  const x = Math.max(0, left);
  const width = Math.max(SLIVER_PX, Math.min(widthPx, right) - x);
  return { x, width, tone, severity: severities[at], count: 1, from: at, to: at + 1, best: at, telling, segments: () => [telling] };
}

type Slivers = Pick<Box, 'from' | 'to' | 'best' | 'x' | 'width'>;

/** Takes the tone of the largest, unless a worse finding on another would be hidden by that. */
function sliverBox({ sorted, tones, severities }: LaneIndex, { from, to, best, x, width }: Slivers, apart: readonly Box[]): Box | undefined {
  const telling = sorted[best];
  const tone = tones[best];
  if (telling === undefined || tone === undefined) return undefined;
  return {
    x,
    width,
    tone,
    severity: severities[best],
    count: to - from - apart.length,
    from,
    to,
    best,
    telling,
    segments: () => sorted.slice(from, to).filter((_, offset) => apart.every((box) => box.best !== from + offset)),
  };
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
