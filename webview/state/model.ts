import type { MapLane, MapSegment, MapView } from '../../src/analysis/map/view';
import { linearAxis, type Axis } from '../axis/axis';
import { foldedAxis } from '../axis/fold';
import type { Viewport } from '../axis/viewport';
import { endOf, indexLane, type LaneIndex } from '../layout/lane-index';

export type AxisMode = 'folded' | 'linear';

export interface Located {
  readonly lane: MapLane;
  readonly segment: MapSegment;
}

/** What the page shows of one view. Replaced as a whole by every step; nothing in it changes. */
export interface Model {
  readonly revision: number;
  readonly view: MapView;
  readonly lanes: readonly LaneIndex[];
  readonly byId: ReadonlyMap<string, Located>;
  readonly axisMode: AxisMode;
  readonly axis: Axis;
  /** Pixels that the axis spans. */
  readonly plotWidth: number;
  readonly viewport: Viewport;
  readonly selected: string | undefined;
  /** Segments of the line that the text cursor is on. */
  readonly marked: ReadonlySet<string>;
  /** The address that was last gone to. */
  readonly target: number | undefined;
}

export function axisOf(view: MapView, mode: AxisMode): Axis {
  const end = endOf(view);
  if (mode === 'folded') return foldedAxis({ lanes: view.lanes, end });
  return linearAxis(0, end > 0 ? end : 2 ** 32);
}

export function locate(view: MapView): ReadonlyMap<string, Located> {
  return new Map(view.lanes.flatMap((lane) => lane.segments.map((segment) => [segment.id, { lane, segment }] as const)));
}

export function indexLanes(view: MapView): readonly LaneIndex[] {
  return view.lanes.map(indexLane);
}

/** The selected segment and its lane. */
export function selection(model: Model): Located | undefined {
  return model.selected === undefined ? undefined : model.byId.get(model.selected);
}
