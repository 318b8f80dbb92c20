import type { MapPlace, MapSegment } from '../src/analysis/map/view';
import { addressAt } from './axis/viewport';
import { listenToPointer } from './input/pointer';
import type { Inspector } from './inspector';
import { hit } from './layout/hit';
import { RULER } from './layout/geometry';
import { lens, overviewAddress, overviewPx } from './layout/overview';
import type { Stage } from './stage';
import type { Model } from './state/model';
import { centre, look, panBy, select, zoom } from './state/steps';

/** False if the step led nowhere. */
type Change = (step: (model: Model) => Model) => boolean;

export interface LaneActions {
  readonly change: Change;
  readonly openSource: (place: MapPlace | undefined) => void;
}

/** The pointer over the lanes: look closer, move, point, select. */
export function steerLanes(stage: Stage, inspector: Inspector, { change, openSource }: LaneActions): void {
  const left = (): number => stage.frame()?.geometry.left ?? 0;
  const segmentsAt = (x: number, y: number): readonly MapSegment[] => {
    const frame = stage.frame();
    const found = frame === undefined ? undefined : hit(frame, x - left(), y);
    return found?.kind === 'segments' ? found.segments : [];
  };
  // What a double click is about: by its second press the picture may have moved under the pointer.
  let pressed: readonly MapSegment[] = [];
  listenToPointer(stage.lanes, {
    hover: (x, y) => inspector.pointAt(x, y),
    leave: () => inspector.pointNowhere(),
    click(x, y) {
      const segments = segmentsAt(x, y);
      const [first] = segments;
      pressed = segments;
      if (first === undefined) return void change((model) => select(model, undefined));
      const { start, end } = span(segments);
      // Ranges that even a byte per pixel cannot part are one to the pointer.
      const parts = segments.length > 1 && end - start > (stage.frame()?.geometry.plotWidth ?? 0);
      if (parts) return void change((model) => look(model, { start, end }, 0.1));
      change((model) => select(model, first.id));
      openSource(first.place);
    },
    doubleClick() {
      if (pressed.length > 0) change((model) => look(model, span(pressed), 0.08));
    },
    dragStart: () => inspector.pointNowhere(),
    drag: (dx) => change((model) => panBy(model, dx)),
    zoom: (x, factor) => change((model) => zoom(model, factor, x - left())),
  });
}

/** The lens can be missed by this much and still be taken hold of. */
const LENS_REACH_PX = 4;

/** The pointer over the ruler: the lens of the overview can be taken hold of, the axis moves as the lanes do. */
export function steerRuler(stage: Stage, change: Change): void {
  const left = (): number => stage.frame()?.geometry.left ?? 0;
  /** From the pointer to what it holds of the overview: the lens is not to jump when it is taken hold of. */
  let held = 0;
  const goThere = (x: number): void => {
    change((model) => centre(model, overviewAddress(model.axis, x - left() + held, model.plotWidth)));
  };
  const takeHold = (x: number): void => {
    change((model) => {
      const { axis, viewport, plotWidth } = model;
      const at = x - left();
      const shown = lens(axis, viewport, plotWidth);
      const inside = at >= shown.x - LENS_REACH_PX && at <= shown.x + shown.width + LENS_REACH_PX;
      held = inside ? overviewPx(axis, addressAt(axis, viewport, plotWidth / 2), plotWidth) - at : 0;
      return inside ? model : centre(model, overviewAddress(axis, at, plotWidth));
    });
  };
  listenToPointer(stage.ruler, {
    hover: () => undefined,
    leave: () => undefined,
    click: () => undefined,
    doubleClick: () => void change((model) => look(model, undefined)),
    grab(x, y) {
      if (y > RULER.overviewTop + RULER.overviewHeight + 4) return false;
      takeHold(x);
      return true;
    },
    dragTo: goThere,
    drag: (dx) => change((model) => panBy(model, dx)),
    zoom: (x, factor) => change((model) => zoom(model, factor, x - left())),
  });
}

function span(segments: readonly MapSegment[]): { readonly start: number; readonly end: number } {
  return { start: Math.min(...segments.map(({ start }) => start)), end: Math.max(...segments.map(({ end }) => end)) };
}
