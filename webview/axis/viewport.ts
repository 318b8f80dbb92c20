import { density, distance, stretchAt, travel, type Axis } from './axis';

/**
 * What part of an axis is seen: the byte `anchor` is at pixel `at`, and a pixel is `unitsPerPx` units of the axis.
 *
 * A position is kept as a whole byte plus pixels, never as a distance from the axis's end: everything on the screen is
 * computed from its distance to a byte nearby, so a viewport is as exact at 2^52 as at 0.
 */
export interface Viewport {
  readonly anchor: number;
  readonly at: number;
  readonly unitsPerPx: number;
}

/** Bytes [start, end). */
export interface Bytes {
  readonly start: number;
  readonly end: number;
}

/** The closest look: one byte per pixel. */
const FINEST_BYTES_PER_PX = 1;

export function toPx(axis: Axis, view: Viewport, address: number): number {
  return view.at + distance(axis, view.anchor, address) / view.unitsPerPx;
}

/** The address under a pixel, with a fraction of a byte. */
export function addressAt(axis: Axis, view: Viewport, px: number): number {
  return travel(axis, view.anchor, (px - view.at) * view.unitsPerPx);
}

/** The byte under a pixel. */
export function byteAt(axis: Axis, view: Viewport, px: number): number {
  return Math.min(axis.end - 1, Math.floor(addressAt(axis, view, px)));
}

/** Parts of a byte that are due to rounding, not to where an edge is. */
const ROUNDING = 1e-3;

/** The bytes between the two edges of the plot, those at the edges included. */
export function visibleBytes(axis: Axis, view: Viewport, widthPx: number): Bytes {
  return {
    start: Math.max(axis.start, Math.floor(addressAt(axis, view, 0) + ROUNDING)),
    end: Math.min(axis.end, Math.ceil(addressAt(axis, view, widthPx) - ROUNDING)),
  };
}

/** All of the axis. */
export function fit(axis: Axis, widthPx: number): Viewport {
  return { anchor: axis.start, at: 0, unitsPerPx: axis.length / Math.max(1, widthPx) };
}

export function isFit(axis: Axis, view: Viewport, widthPx: number): boolean {
  return view.unitsPerPx >= (axis.length / Math.max(1, widthPx)) * (1 - 1e-9);
}

/** Moves what is seen by `px`: positive moves the picture to the right. */
export function pan(axis: Axis, view: Viewport, widthPx: number, px: number): Viewport {
  return settle(axis, { ...view, at: view.at + px }, widthPx);
}

/** Zooms so that the byte under `px` stays under `px`, unless an end of the axis would come into the plot. */
export function zoomAt(axis: Axis, view: Viewport, widthPx: number, px: number, factor: number): Viewport {
  const held = anchorAt(axis, view, px);
  const finest = FINEST_BYTES_PER_PX * density(stretchAt(axis, held.anchor));
  const unitsPerPx = Math.max(finest, view.unitsPerPx * factor);
  // The whole byte begins a little to the left of `px`; that distance scales too.
  const at = px - ((px - held.at) * view.unitsPerPx) / unitsPerPx;
  return settle(axis, { anchor: held.anchor, at, unitsPerPx }, widthPx);
}

/** Shows `bytes` with `margin` (a fraction of the width) free on either side. */
export function show(axis: Axis, widthPx: number, bytes: Bytes, margin = 0): Viewport {
  const start = Math.max(axis.start, Math.min(bytes.start, axis.end - 1));
  const end = Math.max(start + 1, Math.min(bytes.end, axis.end));
  const finest = FINEST_BYTES_PER_PX * density(stretchAt(axis, start));
  const units = distance(axis, start, end);
  const unitsPerPx = Math.max(finest, units / Math.max(1, widthPx * (1 - 2 * margin)));
  return settle(axis, { anchor: start, at: (widthPx - units / unitsPerPx) / 2, unitsPerPx }, widthPx);
}

/** The same picture, anchored at the byte under `px`. */
function anchorAt(axis: Axis, view: Viewport, px: number): Viewport {
  const anchor = byteAt(axis, view, px);
  return { anchor, at: toPx(axis, view, anchor), unitsPerPx: view.unitsPerPx };
}

/** Keeps the axis's ends at or outside the plot's edges, and the anchor inside the plot. */
function settle(axis: Axis, view: Viewport, widthPx: number): Viewport {
  if (isFit(axis, view, widthPx)) return fit(axis, widthPx);
  const left = toPx(axis, view, axis.start);
  const right = toPx(axis, view, axis.end);
  const shift = left > 0 ? -left : right < widthPx ? widthPx - right : 0;
  const settled = { ...view, at: view.at + shift };
  return settled.at >= 0 && settled.at <= widthPx ? settled : anchorAt(axis, settled, widthPx / 2);
}
