import type { Box } from './boxes';
import type { Fold, Frame, LaneFrame } from './frame';
import { MARKER_PX } from './markers';

/** What the pointer is on. */
export type Hit =
  | { readonly kind: 'box'; readonly lane: LaneFrame; readonly box: Box }
  | { readonly kind: 'unknown'; readonly lane: LaneFrame }
  | { readonly kind: 'fold'; readonly fold: Fold };

/** A sliver can be missed by this much and still be hit. */
const REACH_PX = 3;

/** The lane at a height from the top of the lanes. */
export function laneAt(frame: Frame, y: number): LaneFrame | undefined {
  return frame.lanes.find(({ top, shape }) => y >= top && y < top + shape.height);
}

/** `x` from the plot's left edge, `y` from the top of the lanes. */
export function hit(frame: Frame, x: number, y: number): Hit | undefined {
  const lane = laneAt(frame, y);
  if (lane === undefined || x < -REACH_PX || x > frame.geometry.plotWidth + REACH_PX) return undefined;
  const box = boxAt(lane, x);
  if (box !== undefined) return { kind: 'box', lane, box };
  if (lane.index.lane.unknown !== undefined) return { kind: 'unknown', lane };
  const fold = frame.folds.find((candidate) => x >= candidate.x && x <= candidate.x + candidate.width);
  return fold === undefined ? undefined : { kind: 'fold', fold };
}

/** The innermost of the boxes under `x`, else the nearest within reach. */
function boxAt(lane: LaneFrame, x: number): Box | undefined {
  const targets = [
    ...lane.boxes.map((box) => ({ x: box.x, width: box.width, box })),
    ...lane.markers.map(({ x: centre, box }) => ({ x: centre - MARKER_PX / 2, width: MARKER_PX, box })),
  ];
  let best: { readonly miss: number; readonly width: number; readonly box: Box } | undefined;
  for (const { x: left, width, box } of targets) {
    const miss = Math.max(0, left - x, x - (left + width));
    if (miss > REACH_PX) continue;
    const better = best === undefined || miss < best.miss || (miss === best.miss && width < best.width);
    if (better) best = { miss, width, box };
  }
  if (best !== undefined) return best.box;
  return lane.markers.find(({ bar }) => x >= bar.x && x <= bar.x + bar.width)?.box;
}
