import type { MapLane, MapSegment, MapView } from '../../src/analysis/map/view';
import type { Bytes } from '../axis/viewport';

/** The lane whose segments are drawn as markers, not as memory. */
export const FINDINGS_LANE = 'findings';

/** A lane made ready for drawing: its segments by address, an enclosing one before those inside it. */
export interface LaneIndex {
  readonly lane: MapLane;
  readonly sorted: readonly MapSegment[];
  /** For each of `sorted`, the highest end up to and including it. Ascending. */
  readonly reach: readonly number[];
}

export function indexLane(lane: MapLane): LaneIndex {
  const sorted = [...lane.segments].sort((a, b) => a.start - b.start || b.end - a.end);
  let highest = 0;
  const reach = sorted.map((segment) => (highest = Math.max(highest, segment.end)));
  return { lane, sorted, reach };
}

/** The segments that touch `bytes`, found without looking at those before and after. */
export function visibleSegments({ sorted, reach }: LaneIndex, bytes: Bytes): readonly MapSegment[] {
  const from = firstWhere(reach, (end) => end >= bytes.start);
  const to = firstWhere(sorted, (segment) => segment.start > bytes.end);
  return sorted.slice(from, to).filter((segment) => segment.end >= bytes.start);
}

function firstWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One past the last byte that any lane mentions; 0 if none does. */
export function endOf(view: MapView): number {
  return view.lanes.reduce((end, lane) => lane.segments.reduce((last, segment) => Math.max(last, segment.end), end), 0);
}
