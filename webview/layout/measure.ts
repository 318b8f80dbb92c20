import type { Axis } from '../axis/axis';
import { addressAt, toPx, type Bytes, type Viewport } from '../axis/viewport';
import { firstFrom, type LaneIndex } from './lane-index';

/** An end of the ruler is drawn to an edge as near as this. */
const SNAP_PX = 7;

/** The address that a pixel means to the ruler: the nearest edge of any lane within reach, else the byte itself. */
export function snapped(lanes: readonly LaneIndex[], axis: Axis, view: Viewport, px: number): number {
  const address = Math.max(axis.start, Math.min(axis.end, Math.round(addressAt(axis, view, px))));
  let best: { readonly edge: number; readonly miss: number } | undefined;
  for (const edge of edgesBeside(lanes, address)) {
    const miss = Math.abs(toPx(axis, view, edge) - px);
    if (miss <= SNAP_PX && (best === undefined || miss < best.miss)) best = { edge, miss };
  }
  return best?.edge ?? address;
}

/** The nearest edge of any lane beyond an address: where the ruler's end goes with a key. `undefined` behind the last. */
export function nextEdge(lanes: readonly LaneIndex[], address: number, step: 1 | -1): number | undefined {
  const beyond = edgesBeside(lanes, address).filter((edge) => (step === 1 ? edge > address : edge < address));
  if (beyond.length === 0) return undefined;
  return step === 1 ? Math.min(...beyond) : Math.max(...beyond);
}

/** Of each lane the last start and end up to an address, and the first from it on. */
function edgesBeside(lanes: readonly LaneIndex[], address: number): number[] {
  return lanes.flatMap(({ starts, endsSorted }) => [...around(starts, address), ...around(endsSorted, address)]);
}

/** The values of an ascending list on both sides of another, and that itself where it is one. */
function around(ascending: Float64Array, value: number): number[] {
  const at = firstFrom({ starts: ascending }, value);
  const after = ascending[at] === value ? firstFrom({ starts: ascending }, value + 1) : at;
  return [ascending[at - 1], ascending[at], ascending[after]].filter((edge) => edge !== undefined);
}

/** The ruler from one end to the other, whichever comes first. */
export function between(a: number, b: number): Bytes {
  return { start: Math.min(a, b), end: Math.max(a, b) };
}
