import type { Frame } from './frame';
import { MARKER_PX } from './markers';

/** A rectangle in the lanes' pixels, the plot's left edge included. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a segment is drawn; `undefined` when it is out of sight. */
export function placeOf({ lanes, geometry }: Frame, id: string): Rect | undefined {
  for (const { top, boxes, markers } of lanes) {
    const y = top + geometry.boxTop;
    const box = boxes.find(({ segments }) => segments.some((segment) => segment.id === id));
    if (box !== undefined) return { x: geometry.left + box.x, y, width: box.width, height: geometry.boxHeight };
    const sign = markers.find(({ segments }) => segments.some((segment) => segment.id === id));
    if (sign !== undefined) {
      return { x: geometry.left + sign.x - MARKER_PX / 2, y, width: MARKER_PX, height: geometry.boxHeight };
    }
  }
  return undefined;
}
