import type { MapSegment } from '../../src/analysis/map/view';
import type { Box } from './boxes';
import type { Label, Measure } from './labels';
import type { Severity } from './severity';

/** A sign for one finding, or for several that share the place, and the bar that shows how far they reach. */
export interface Marker {
  /** The sign's centre. */
  readonly x: number;
  readonly severity: Severity;
  readonly bar: { readonly x: number; readonly width: number };
  readonly segments: readonly MapSegment[];
}

export const MARKER_PX = 13;
const APART_PX = 3;

/** Puts a sign on every box: in its middle, or as near to the right of it as the sign before allows. */
export function markers(boxes: readonly Box[], widthPx: number): Marker[] {
  const wanted = boxes
    .map((box) => ({ box, centre: box.x + box.width / 2 }))
    .sort((a, b) => a.centre - b.centre);
  const half = MARKER_PX / 2;
  let free = half;
  const placed = wanted.map(({ box, centre }): Marker => {
    const x = Math.max(free, centre);
    free = x + MARKER_PX + APART_PX;
    return { x, severity: box.severity ?? severityOfTone(box), bar: { x: box.x, width: box.width }, segments: box.segments };
  });
  // Whatever was pushed over the right edge is pushed back, last first.
  let limit = widthPx - half;
  return placed.reverse().map((marker) => {
    const x = Math.max(half, Math.min(marker.x, limit));
    limit = x - MARKER_PX - APART_PX;
    return { ...marker, x };
  }).reverse();
}

function severityOfTone({ tone }: Box): Severity {
  return tone === 'error' || tone === 'warning' ? tone : 'information';
}

/** What the signs say, where it fits before the next one. */
export function markerLabels(signs: readonly Marker[], widthPx: number, measure: Measure): Label[] {
  return signs.flatMap((sign, index) => {
    const x = sign.x + MARKER_PX / 2 + 5;
    const next = signs[index + 1];
    const free = (next === undefined ? widthPx : next.x - MARKER_PX / 2 - 8) - x;
    const text = sign.segments.length === 1 ? sign.segments[0]?.label : `${sign.segments.length} findings`;
    return text !== undefined && measure(text) <= free ? [{ x, text, beside: true }] : [];
  });
}
