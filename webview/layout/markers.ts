import type { Scale } from '../axis/scale';
import { boxesInPlaces, boxesOn, hasOnlySlivers, type Box } from './boxes';
import type { Label, Measure } from './labels';
import type { LaneIndex } from './lane-index';
import { rank, type Severity } from './severity';

/** A sign for one finding, or for several that share the place, and the bar that shows how far they reach. */
export interface Marker {
  /** The sign's centre. */
  readonly x: number;
  readonly severity: Severity;
  readonly bar: { readonly x: number; readonly width: number };
  /** What it stands for. */
  readonly box: Box;
}

export const MARKER_PX = 13;
const APART_PX = 3;
/** From a sign to its name. */
const NAME_PX = 5;
/** Between a name and what follows. */
const CLEAR_PX = 8;

/**
 * Puts a sign on every box: in its middle, or as near to the right of it as the sign before allows. A sign that shares its
 * bytes with the one before leaves room for that one's name, where its bar is long enough.
 */
export function markers(boxes: readonly Box[], widthPx: number, measure: Measure = () => 0): Marker[] {
  const wanted = crowded(boxes, widthPx)
    .map((box) => ({ box, centre: box.x + box.width / 2 }))
    .sort((a, b) => a.centre - b.centre);
  const half = MARKER_PX / 2;
  let free = half;
  let named = 0;
  const placed = wanted.map(({ box, centre }): Marker => {
    const x = Math.max(free, named > centre && named + half <= Math.min(box.x + box.width, widthPx) ? named : centre);
    free = x + MARKER_PX + APART_PX;
    const name = box.count === 1 ? box.telling.label : undefined;
    named = name === undefined ? free : x + MARKER_PX + NAME_PX + measure(name) + 2 * NAME_PX;
    return { x, severity: box.severity ?? severityOfTone(box), bar: { x: box.x, width: box.width }, box };
  });
  // Whatever was pushed over the right edge is pushed back, last first.
  let limit = widthPx - half;
  return placed.reverse().map((marker) => {
    const x = Math.max(half, Math.min(marker.x, limit));
    limit = x - MARKER_PX - APART_PX;
    return { ...marker, x };
  }).reverse();
}

/** So many signs find no room side by side: those that would stand in one place become one. */
const PLACE_PX = 2 * (MARKER_PX + APART_PX);

function areCrowded(count: number, widthPx: number): boolean {
  return count * (MARKER_PX + APART_PX) > widthPx;
}

function crowded(boxes: readonly Box[], widthPx: number): readonly Box[] {
  return areCrowded(boxes.length, widthPx) ? joinedPlaces(boxes) : boxes;
}

function joinedPlaces(boxes: readonly Box[]): readonly Box[] {
  const places = new Map<number, Box[]>();
  for (const box of boxes) {
    const place = Math.floor((box.x + box.width / 2) / PLACE_PX);
    const there = places.get(place);
    if (there === undefined) places.set(place, [box]);
    else there.push(box);
  }
  return [...places.values()].map(joined);
}

/** What the signs of a lane stand for. Where they would be crowded anyhow, slivers are not looked at pixel by pixel. */
export function signBoxes(index: LaneIndex, scale: Scale): readonly Box[] {
  const { widthPx } = scale;
  const apart = boxesOn(index, scale, Math.ceil(widthPx / (MARKER_PX + APART_PX)));
  if (!areCrowded(apart.length, widthPx)) return apart;
  return joinedPlaces(hasOnlySlivers(index, scale) ? boxesInPlaces(index, scale, PLACE_PX) : boxesOn(index, scale));
}

function joined(boxes: readonly Box[]): Box {
  const [only] = boxes;
  if (only !== undefined && boxes.length === 1) return only;
  const worst = boxes.reduce((a, b) => (rank(b.severity) < rank(a.severity) ? b : a));
  const x = Math.min(...boxes.map((box) => box.x));
  return {
    x,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    tone: worst.tone,
    severity: worst.severity,
    count: boxes.reduce((sum, { count }) => sum + count, 0),
    from: Math.min(...boxes.map(({ from }) => from)),
    to: Math.max(...boxes.map(({ to }) => to)),
    best: worst.best,
    telling: worst.telling,
    segments: () => boxes.flatMap((box) => box.segments()),
  };
}

function severityOfTone({ tone }: Box): Severity {
  return tone === 'error' || tone === 'warning' ? tone : 'information';
}

/** What the signs say, `many` for what shares one: behind the sign where that fits before the next one, else in front of it. */
export function markerLabels(signs: readonly Marker[], widthPx: number, measure: Measure, many = 'findings'): Label[] {
  let taken = 0;
  return signs.flatMap((sign, index) => {
    const text = sign.box.count === 1 ? sign.box.telling.label : `${sign.box.count} ${many}`;
    const width = measure(text);
    const [left, right] = [sign.x - MARKER_PX / 2, sign.x + MARKER_PX / 2];
    const next = signs[index + 1];
    const limit = next === undefined ? widthPx : next.x - MARKER_PX / 2 - CLEAR_PX;
    const before = taken;
    taken = right + CLEAR_PX;
    if (right + NAME_PX + width <= limit) {
      taken = right + NAME_PX + width + CLEAR_PX;
      return [{ x: right + NAME_PX, text, beside: true }];
    }
    return left - NAME_PX - width >= before ? [{ x: left - NAME_PX - width, text, beside: true }] : [];
  });
}
