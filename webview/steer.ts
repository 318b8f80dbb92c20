import type { MapPlace, MapSegment } from '../src/analysis/map/view';
import { spanOf } from './card/content';
import { listenToPointer } from './input/pointer';
import type { Inspector } from './inspector';
import type { Box } from './layout/boxes';
import { hit } from './layout/hit';
import { RULER } from './layout/geometry';
import type { Stage } from './stage';
import { dragLens, pressLens, takeLens, type LensGrip } from './state/lens';
import type { Model } from './state/model';
import { drawRuler, holdRuler, rulerEndAt } from './state/ruler';
import { look, panBy, select, zoom } from './state/steps';

/** False if the step led nowhere. */
type Change = (step: (model: Model) => Model) => boolean;

export interface LaneActions {
  readonly change: Change;
  readonly openSource: (place: MapPlace | undefined) => void;
  /** Asked for with the other button, or the key for it, at a place in the page's client pixels. */
  readonly openMenu: (at: { readonly left: number; readonly top: number }, segment: MapSegment | undefined) => void;
}

/** The pointer over the lanes: look closer, move, point, select, measure. */
export function steerLanes(stage: Stage, inspector: Inspector, { change, openSource, openMenu }: LaneActions): void {
  const left = (): number => stage.frame()?.geometry.left ?? 0;
  const boxAt = (x: number, y: number): Box | undefined => {
    const frame = stage.frame();
    const found = frame === undefined ? undefined : hit(frame, x - left(), y);
    return found?.kind === 'box' ? found.box : undefined;
  };
  // What a double click is about: by its second press the picture may have moved under the pointer.
  let pressed: Box | undefined;
  /** The end of the ruler that stays while the other is drawn. */
  let held: number | undefined;
  listenToPointer(stage.lanes, {
    hover(x, y) {
      inspector.pointAt(x, y);
      change((model) => {
        stage.lanes.classList.toggle('measuring', rulerEndAt(model, x - left()) !== undefined);
        return model;
      });
    },
    leave: () => inspector.pointNowhere(),
    click(x, y) {
      pressed = boxAt(x, y);
      const box = pressed;
      if (box === undefined) return void change((model) => select(model, undefined));
      if (box.count > 1) {
        const { start, end } = spanOf(box.segments());
        // Ranges that even a byte per pixel cannot part are one to the pointer.
        if (end - start > (stage.frame()?.geometry.plotWidth ?? 0)) return void change((model) => look(model, { start, end }, 0.1));
      }
      change((model) => select(model, box.telling.id));
      openSource(box.telling.place);
    },
    doubleClick() {
      const box = pressed;
      if (box !== undefined) change((model) => look(model, spanOf(box.segments()), 0.08));
    },
    grab(x, _, shift) {
      let taken = false;
      change((model) => {
        taken = shift || rulerEndAt(model, x - left()) !== undefined;
        if (taken) held = shift ? holdRuler({ ...model, measure: undefined }, x - left()) : holdRuler(model, x - left());
        return model;
      });
      if (taken) inspector.pointNowhere();
      return taken;
    },
    dragTo(x) {
      const from = held;
      if (from !== undefined) change((model) => drawRuler(model, from, x - left()));
    },
    dragStart: () => inspector.pointNowhere(),
    drag: (dx) => change((model) => panBy(model, dx)),
    zoom: (x, factor) => change((model) => zoom(model, factor, x - left())),
  });
  stage.lanes.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    const bounds = stage.lanes.getBoundingClientRect();
    // The key for the menu reports the middle of what has the focus, and no button.
    const keyed = event.button !== 2;
    const box = keyed ? undefined : boxAt(event.clientX - bounds.left, event.clientY - bounds.top);
    if (box?.count === 1) change((model) => select(model, box.telling.id));
    openMenu({ left: event.clientX, top: event.clientY }, box?.telling);
  });
}

/** The pointer over the ruler: the lens of the overview is taken hold of, sized or drawn anew; the axis moves as the lanes do. */
export function steerRuler(stage: Stage, change: Change): void {
  const left = (): number => stage.frame()?.geometry.left ?? 0;
  const onOverview = (y: number): boolean => y <= RULER.overviewTop + RULER.overviewHeight + 4;
  let grip: LensGrip | undefined;
  listenToPointer(stage.ruler, {
    hover(x, y) {
      change((model) => {
        stage.ruler.dataset['grip'] = onOverview(y) ? takeLens(model, x - left()).kind : '';
        return model;
      });
    },
    leave: () => undefined,
    click: () => undefined,
    doubleClick: () => void change((model) => look(model, undefined)),
    grab(x, y) {
      if (!onOverview(y)) return false;
      change((model) => {
        grip = takeLens(model, x - left());
        return pressLens(model, grip);
      });
      return true;
    },
    dragTo(x) {
      const taken = grip;
      if (taken !== undefined) change((model) => dragLens(model, taken, x - left()));
    },
    drag: (dx) => change((model) => panBy(model, dx)),
    zoom: (x, factor) => change((model) => zoom(model, factor, x - left())),
  });
}
