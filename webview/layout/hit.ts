import type { MapSegment } from '../../src/analysis/map/view';
import type { Fold, Frame, LaneFrame } from './frame';
import { MARKER_PX } from './markers';

/** What the pointer is on. */
export type Hit =
  | { readonly kind: 'segments'; readonly lane: LaneFrame; readonly segments: readonly MapSegment[] }
  | { readonly kind: 'unknown'; readonly lane: LaneFrame }
  | { readonly kind: 'fold'; readonly fold: Fold };

/** A sliver can be missed by this much and still be hit. */
const REACH_PX = 3;

/** `x` from the plot's left edge, `y` from the top of the lanes. */
export function hit(frame: Frame, x: number, y: number): Hit | undefined {
  const row = Math.floor(y / frame.geometry.laneHeight);
  const lane = frame.lanes[row];
  if (lane === undefined || x < -REACH_PX || x > frame.geometry.plotWidth + REACH_PX) return undefined;
  const segments = segmentsAt(lane, x);
  if (segments !== undefined) return { kind: 'segments', lane, segments };
  if (lane.index.lane.unknown !== undefined) return { kind: 'unknown', lane };
  const fold = frame.folds.find((candidate) => x >= candidate.x && x <= candidate.x + candidate.width);
  return fold === undefined ? undefined : { kind: 'fold', fold };
}

/** The innermost of the boxes under `x`, else the nearest within reach. */
function segmentsAt(lane: LaneFrame, x: number): readonly MapSegment[] | undefined {
  const targets = [
    ...lane.boxes,
    ...lane.markers.map(({ x: centre, segments }) => ({ x: centre - MARKER_PX / 2, width: MARKER_PX, segments })),
  ];
  let best: { readonly miss: number; readonly width: number; readonly segments: readonly MapSegment[] } | undefined;
  for (const { x: left, width, segments } of targets) {
    const miss = Math.max(0, left - x, x - (left + width));
    if (miss > REACH_PX) continue;
    const better = best === undefined || miss < best.miss || (miss === best.miss && width < best.width);
    if (better) best = { miss, width, segments };
  }
  if (best !== undefined) return best.segments;
  return lane.markers.find(({ bar }) => x >= bar.x && x <= bar.x + bar.width)?.segments;
}
