import type { MapLane, MapView } from '../../src/analysis/map/view';
import { linearAxis, type Axis } from '../axis/axis';
import { foldedAxis } from '../axis/fold';
import type { Bytes, Viewport } from '../axis/viewport';
import { endOf, indexLane, type LaneIndex } from '../layout/lane-index';
import { isHidden, ordered, type LaneChoice } from './lane-choice';
import type { Located, Locator } from './locator';

export type AxisMode = 'folded' | 'linear';

/** What the page shows of one view. Replaced as a whole by every step; nothing in it changes. */
export interface Model {
  readonly revision: number;
  readonly view: MapView;
  /** A lane of the reader's own, laid over those of the view: an answer to a question, until it is dismissed. */
  readonly overlay: MapLane | undefined;
  /** Every lane of the view, and the overlay before them. */
  readonly all: readonly LaneIndex[];
  /** Those in sight, from the top. */
  readonly lanes: readonly LaneIndex[];
  readonly choice: LaneChoice;
  readonly locator: Locator;
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
  /** What the ruler measures; it stays when one looks elsewhere. */
  readonly measure: Bytes | undefined;
}

/** What the axis and the lanes are made from. */
export type Pictured = Pick<MapView, 'lanes'>;

/** The lanes of a view with what is laid over them. */
export function withOverlay(view: MapView, overlay: MapLane | undefined): Pictured {
  return overlay === undefined ? view : { lanes: [overlay, ...view.lanes] };
}

export function axisOf(view: Pictured, mode: AxisMode): Axis {
  const end = endOf(view);
  if (mode === 'folded') return foldedAxis({ lanes: view.lanes, end });
  return linearAxis(0, end > 0 ? end : 2 ** 32);
}

export function indexLanes(view: Pictured): readonly LaneIndex[] {
  return view.lanes.map(indexLane);
}

/** The lanes in sight, as they were arranged. */
export function lanesInSight(all: readonly LaneIndex[], choice: LaneChoice): readonly LaneIndex[] {
  const byId = new Map(all.map((index) => [index.lane.id, index]));
  return ordered([...byId.keys()], choice).flatMap((id) => {
    const index = byId.get(id);
    return index === undefined || isHidden(choice, id) ? [] : [index];
  });
}

/** The selected segment and its lane. */
export function selection(model: Model): Located | undefined {
  return model.selected === undefined ? undefined : model.locator.get(model.selected);
}
