import { byteAt, toPx, visibleBytes, type Bytes } from '../axis/viewport';
import { between, nextEdge, snapped } from '../layout/measure';
import { selection, type Model } from './model';
import { reveal } from './steps';

/** Steps of the ruler that measures. */

export type RulerEnd = 'start' | 'end';

/** An end of the ruler can be missed by this much and still be taken hold of. */
const REACH_PX = 5;

/** Lays the ruler along what is selected, else along what lies in the middle of the plot; takes it away if it lies there. */
export function toggleRuler(model: Model): Model {
  if (model.measure !== undefined) return { ...model, measure: undefined };
  const segment = selection(model)?.segment;
  return { ...model, measure: segment === undefined ? pieceInTheMiddle(model) : { start: segment.start, end: segment.end } };
}

function pieceInTheMiddle({ lanes, axis, viewport, plotWidth }: Model): Bytes {
  const middle = byteAt(axis, viewport, plotWidth / 2);
  const seen = visibleBytes(axis, viewport, plotWidth);
  return { start: nextEdge(lanes, middle + 1, -1) ?? seen.start, end: nextEdge(lanes, middle, 1) ?? seen.end };
}

/** Moves an end of the ruler to the next edge of any lane, and looks there. */
export function stepRuler(model: Model, end: RulerEnd, step: 1 | -1): Model {
  const { measure } = model;
  if (measure === undefined) return toggleRuler(model);
  const to = nextEdge(model.lanes, measure[end], step);
  const other = end === 'start' ? measure.end : measure.start;
  if (to === undefined || to === other || to > model.axis.end) return model;
  const moved = { ...model, measure: between(to, other) };
  const px = toPx(model.axis, model.viewport, to);
  return px >= 0 && px <= model.plotWidth ? moved : reveal(moved, moved.measure);
}

/** What stays where it is while the ruler is drawn with the pointer: the other end, or where it begins. */
export function holdRuler({ measure, lanes, axis, viewport }: Model, px: number): number {
  const end = measure === undefined ? undefined : rulerEndAt({ measure, axis, viewport }, px);
  if (measure === undefined || end === undefined) return snapped(lanes, axis, viewport, px);
  return end === 'start' ? measure.end : measure.start;
}

export function drawRuler(model: Model, held: number, px: number): Model {
  const to = snapped(model.lanes, model.axis, model.viewport, px);
  return to === held ? model : { ...model, measure: between(held, to) };
}

/** The end of the ruler at a pixel. */
export function rulerEndAt({ measure, axis, viewport }: Pick<Model, 'measure' | 'axis' | 'viewport'>, px: number): RulerEnd | undefined {
  if (measure === undefined) return undefined;
  const ends = (['start', 'end'] as const).map((end) => ({ end, miss: Math.abs(toPx(axis, viewport, measure[end]) - px) }));
  const near = ends.filter(({ miss }) => miss <= REACH_PX).sort((a, b) => a.miss - b.miss);
  return near[0]?.end;
}
