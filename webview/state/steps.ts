import type { MapLane, MapView } from '../../src/analysis/map/view';
import { distance } from '../axis/axis';
import { fit, isFit, pan, show, toPx, visibleBytes, zoomAt, type Bytes, type Viewport } from '../axis/viewport';
import { indexLane } from '../layout/lane-index';
import type { PageState } from '../protocol';
import { isChosen, NO_CHOICE, readLaneChoice, type LaneChoice } from './lane-choice';
import { createLocator } from './locator';
import { axisOf, indexLanes, lanesInSight, withOverlay, type AxisMode, type Model } from './model';
import { segmentAt, segmentOn } from './walk';

/** Pure steps from one model to the next: what every key, click and message does. */

export interface Incoming {
  readonly revision: number;
  readonly view: MapView;
  readonly plotWidth: number;
  /** What was kept from before a reload; used only for the same picture. */
  readonly saved: PageState | undefined;
  /** How lanes were arranged on another map. */
  readonly lanes?: LaneChoice;
}

/** Shows a view. What was seen of the one before stays in sight, by address. */
export function showView(before: Model | undefined, { revision, view, plotWidth, saved, lanes }: Incoming): Model {
  const kept = saved?.title === view.title ? saved : undefined;
  const axisMode = before?.axisMode ?? kept?.axis ?? 'folded';
  const same = before?.view.title === view.title;
  // It stays until the question behind it is answered anew, or whoever looks there would be thrown elsewhere.
  const overlay = same ? before.overlay : undefined;
  const pictured = withOverlay(view, overlay);
  const axis = axisOf(pictured, axisMode);
  const locator = createLocator(pictured);
  const seen = before === undefined ? kept?.viewport : seenBytes(before);
  const wanted = before === undefined ? kept?.selected : before.selected;
  const measure = before === undefined ? kept?.measure : same ? before.measure : undefined;
  const choice = before?.choice ?? (saved?.lanes === undefined ? (lanes ?? NO_CHOICE) : readLaneChoice(saved.lanes));
  const all = indexLanes(pictured);
  return {
    revision,
    view,
    overlay,
    all,
    lanes: lanesInSight(all, choice),
    choice,
    locator,
    axisMode,
    axis,
    plotWidth,
    viewport: seen === undefined ? fit(axis, plotWidth) : show(axis, plotWidth, seen),
    selected: wanted !== undefined && locator.get(wanted) !== undefined ? wanted : undefined,
    marked: new Set(),
    target: same ? before.target : undefined,
    measure: measure !== undefined && measure.end <= axis.end ? measure : undefined,
  };
}

/** The bytes in sight; `undefined` when that is all of them. */
export function seenBytes({ axis, viewport, plotWidth }: Model): Bytes | undefined {
  return isFit(axis, viewport, plotWidth) ? undefined : visibleBytes(axis, viewport, plotWidth);
}

export function resize(model: Model, plotWidth: number): Model {
  if (plotWidth === model.plotWidth) return model;
  return look({ ...model, plotWidth }, seenBytes(model));
}

/** Arranges the lanes. */
export function arrange(model: Model, choice: LaneChoice): Model {
  return choice === model.choice ? model : { ...model, choice, lanes: lanesInSight(model.all, choice) };
}

/** Lays a lane over those of the view, or takes it away. The axis grows where it reaches beyond the last address. */
export function layOver(model: Model, overlay: MapLane | undefined): Model {
  if (overlay === model.overlay) return model;
  const pictured = withOverlay(model.view, overlay);
  const own = model.overlay === undefined ? model.all : model.all.slice(1);
  const all = overlay === undefined ? own : [indexLane(overlay), ...own];
  const locator = createLocator(pictured);
  const selected = model.selected !== undefined && locator.get(model.selected) !== undefined ? model.selected : undefined;
  return look({ ...model, overlay, all, lanes: lanesInSight(all, model.choice), locator, selected, axis: axisOf(pictured, model.axisMode) }, seenBytes(model));
}

export function setAxisMode(model: Model, axisMode: AxisMode): Model {
  return look({ ...model, axisMode, axis: axisOf(withOverlay(model.view, model.overlay), axisMode) }, seenBytes(model));
}

/** Shows exactly `bytes`, or everything. */
export function look(model: Model, bytes: Bytes | undefined, margin = 0): Model {
  const { axis, plotWidth } = model;
  return { ...model, viewport: bytes === undefined ? fit(axis, plotWidth) : show(axis, plotWidth, bytes, margin) };
}

/** Zooms about a pixel; about the middle of the plot if none is given. */
export function zoom(model: Model, factor: number, px = model.plotWidth / 2): Model {
  return withViewport(model, zoomAt(model.axis, model.viewport, model.plotWidth, px, factor));
}

export function panBy(model: Model, px: number): Model {
  return withViewport(model, pan(model.axis, model.viewport, model.plotWidth, px));
}

/** The same model if the viewport is the same: nothing has to be drawn then. */
function withViewport(model: Model, viewport: Viewport): Model {
  const { anchor, at, unitsPerPx } = model.viewport;
  const same = viewport.anchor === anchor && viewport.at === at && viewport.unitsPerPx === unitsPerPx;
  return same ? model : { ...model, viewport };
}

/** Puts an address into the middle, as far as the ends allow. */
export function centre(model: Model, address: number): Model {
  return panBy(model, model.plotWidth / 2 - toPx(model.axis, model.viewport, address));
}

export function select(model: Model, id: string | undefined): Model {
  return { ...model, selected: id !== undefined && model.locator.get(id) !== undefined ? id : undefined };
}

/** Selects a segment and brings it into sight. */
export function selectAndReveal(model: Model, id: string): Model {
  const located = model.locator.get(id);
  return located === undefined ? model : reveal({ ...model, selected: id }, located.segment);
}

/** A segment narrower than this is zoomed to when it is revealed. */
const LEGIBLE_PX = 14;

/** Brings bytes into sight: not at all if they are, by moving if that is enough, else by zooming. */
export function reveal(model: Model, bytes: Bytes): Model {
  const { axis, viewport, plotWidth } = model;
  const width = distance(axis, bytes.start, bytes.end) / viewport.unitsPerPx;
  const left = toPx(axis, viewport, bytes.start);
  const inSight = left + width > 0 && left < plotWidth;
  const whole = left >= -0.5 && left + width <= plotWidth + 0.5;
  if (width < LEGIBLE_PX) return look(model, bytes, 0.4);
  if (whole || (inSight && width > plotWidth)) return model;
  if (width > plotWidth * 0.9) return look(model, bytes, 0.05);
  return panBy(model, (plotWidth - width) / 2 - left);
}

/** Marks the segments of a line. Never asks for the source in return, or the two would chase each other. */
export function followCursor(model: Model, source: number, line: number): Model {
  const onLine = model.locator.onLine(source, line);
  const marked = new Set(onLine.map((segment) => segment.id));
  const first = onLine[0];
  if (first === undefined) return { ...model, marked };
  if (model.selected !== undefined && marked.has(model.selected)) return { ...model, marked };
  return intoSight({ ...model, marked, selected: first.id }, first);
}

/** Moves only if nothing of the bytes can be seen; the reader's own zoom is left alone. */
export function intoSight(model: Model, bytes: Bytes): Model {
  const left = toPx(model.axis, model.viewport, bytes.start);
  const right = toPx(model.axis, model.viewport, bytes.end);
  return right < 0 || left > model.plotWidth ? centre(model, bytes.start + Math.floor((bytes.end - bytes.start) / 2)) : model;
}

/** Goes to a range, or to an address, which is pointed out and whose segment is selected. */
export function goTo(model: Model, goal: number | Bytes): Model {
  if (typeof goal !== 'number') return look({ ...model, target: undefined }, goal);
  return centre({ ...model, target: goal, selected: segmentAt(model, goal) }, goal);
}

/** Brings bytes into sight, and selects what lies there: the range itself where a lane has it, else what holds its first byte. */
export function revealBytes(model: Model, { start, end }: Bytes): Model {
  const last = Math.min(end, model.axis.end);
  if (start >= last) return model;
  return reveal({ ...model, selected: segmentOn(model, { start, end }) ?? segmentAt(model, start) }, { start, end: last });
}

/** What to keep for after a reload. */
export function pageState(model: Model): PageState {
  const viewport = seenBytes(model);
  return {
    formatVersion: 1,
    title: model.view.title,
    axis: model.axisMode,
    ...(viewport === undefined ? {} : { viewport }),
    ...(model.selected === undefined ? {} : { selected: model.selected }),
    ...(isChosen(model.choice) ? { lanes: model.choice } : {}),
    ...(model.measure === undefined ? {} : { measure: model.measure }),
  };
}

