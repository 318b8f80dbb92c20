import type { MapSegment } from '../../src/analysis/map/view';
import type { Box } from './boxes';
import type { LaneFrame } from './frame';
import { positionOf, type LaneIndex } from './lane-index';
import { boxOf } from './place';

/** Which boxes of a lane stand out. */
export interface Emphasis {
  /** Nothing does where this is false. */
  readonly any: boolean;
  isSelected(box: Box): boolean;
  isMarked(box: Box): boolean;
  isHovered(box: Box): boolean;
}

/** A box that was drawn, named so that it is known again in the next picture. */
export interface Pointed {
  readonly lane: string;
  readonly from: number;
  readonly to: number;
  readonly best: number;
}

export function samePointed(a: Pointed | undefined, b: Pointed | undefined): boolean {
  return a?.lane === b?.lane && a?.from === b?.from && a?.to === b?.to && a?.best === b?.best;
}

/** Positions in each lane, ascending, of segments that stand out together, such as those of one line. */
export type Marked = ReadonlyMap<string, Float64Array>;

export function markedPositions(lanes: readonly LaneIndex[], segments: readonly MapSegment[]): Marked {
  const wanted = new Set(segments);
  return new Map(
    lanes.map((index) => {
      const own = segments.length > index.sorted.length ? index.sorted.filter((segment) => wanted.has(segment)) : segments;
      return [index.lane.id, Float64Array.from(own.map((segment) => positionOf(index, segment)).filter((at) => at >= 0)).sort()] as const;
    }),
  );
}

/** What stands out in one lane as it is drawn. */
export function emphasisIn(lane: LaneFrame, selected: MapSegment | undefined, marked: Marked, pointed: Pointed | undefined): Emphasis {
  const { index, markers } = lane;
  const position = selected === undefined ? -1 : positionOf(index, selected);
  const chosen = position < 0 ? undefined : (boxOf(lane, position) ?? markers.find(({ box }) => holds(box, position))?.box);
  const positions = marked.get(index.lane.id) ?? new Float64Array();
  const here = pointed?.lane === index.lane.id ? pointed : undefined;
  return {
    any: chosen !== undefined || positions.length > 0 || here !== undefined,
    isSelected: (box) => box === chosen,
    isMarked: (box) => positions.length > 0 && anyWithin(positions, box),
    isHovered: (box) => here !== undefined && samePointed({ ...here, from: box.from, to: box.to, best: box.best }, here),
  };
}

function holds({ count, best, from, to }: Box, position: number): boolean {
  return count === 1 ? best === position : from <= position && position < to;
}

function anyWithin(positions: Float64Array, { count, best, from, to }: Box): boolean {
  const [first, end] = count === 1 ? [best, best + 1] : [from, to];
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((positions[middle] ?? Infinity) >= first) high = middle;
    else low = middle + 1;
  }
  return (positions[low] ?? Infinity) < end;
}
