import type { MapSegment } from '../../src/analysis/map/view';
import type { Box } from './boxes';
import type { Frame, LaneFrame } from './frame';
import { positionOf } from './lane-index';
import { MARKER_PX } from './markers';

/** A rectangle in the lanes' pixels, the plot's left edge included. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a segment is drawn; `undefined` when it is out of sight. */
export function placeOf({ lanes, geometry }: Frame, segment: MapSegment): Rect | undefined {
  for (const lane of lanes) {
    const position = positionOf(lane.index, segment);
    if (position < 0) continue;
    const rect = { y: lane.top + lane.shape.boxTop, height: lane.shape.boxHeight };
    const sign = lane.markers.find(({ box }) => standsFor(box, position));
    if (sign !== undefined) return { ...rect, x: geometry.left + sign.x - MARKER_PX / 2, width: MARKER_PX };
    const box = boxOf(lane, position);
    return box === undefined ? undefined : { ...rect, x: geometry.left + box.x, width: box.width };
  }
  return undefined;
}

/** The box that stands for a position: its own if it has one, else the one that it shares. */
export function boxOf({ boxes }: LaneFrame, position: number): Box | undefined {
  return boxes.find((box) => box.count === 1 && standsFor(box, position)) ?? boxes.find((box) => standsFor(box, position));
}

/** A box for one segment may stand among others that have boxes of their own. */
function standsFor(box: Box, position: number): boolean {
  return box.count === 1 ? box.best === position : box.from <= position && position < box.to;
}
