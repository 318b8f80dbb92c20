import type { Axis, Stretch } from '../axis/axis';
import { stretchIndex } from '../axis/axis';
import { scaleOf } from '../axis/scale';
import { ticks, type Tick } from '../axis/ticks';
import { toPx, visibleBytes, type Viewport } from '../axis/viewport';
import { boxesOn, type Box } from './boxes';
import type { Geometry, LaneShape } from './geometry';
import { isFindingsLane } from './findings-lane';
import type { LaneIndex } from './lane-index';
import { labels, type Label, type Measure } from './labels';
import { markerLabels, markers, signBoxes, type Marker } from './markers';

/** Everything there is to draw for one lane. */
export interface LaneFrame {
  readonly index: LaneIndex;
  readonly top: number;
  readonly folded: boolean;
  readonly shape: LaneShape;
  readonly boxes: readonly Box[];
  readonly markers: readonly Marker[];
  readonly labels: readonly Label[];
}

/** A folded stretch, in pixels from the plot's left edge. */
export interface Fold {
  readonly x: number;
  readonly width: number;
  readonly stretch: Stretch;
}

/** One picture, decided without a canvas. */
export interface Frame {
  readonly geometry: Geometry;
  readonly height: number;
  readonly lanes: readonly LaneFrame[];
  readonly ticks: readonly Tick[];
  readonly folds: readonly Fold[];
}

export interface FrameInput {
  /** Those to draw, from the top. */
  readonly lanes: readonly LaneIndex[];
  /** Ids of lanes that are folded to a strip. */
  readonly folded?: ReadonlySet<string>;
  readonly axis: Axis;
  readonly viewport: Viewport;
  readonly geometry: Geometry;
  readonly measure: Measure;
}

export function frame({ lanes, folded = new Set(), axis, viewport, geometry, measure }: FrameInput): Frame {
  const width = geometry.plotWidth;
  const scale = scaleOf(axis, viewport, width);
  let height = 0;
  const rows = lanes.map((index): LaneFrame => {
    const small = folded.has(index.lane.id);
    const row = { index, top: height, folded: small, shape: small ? geometry.folded : geometry.lane };
    height += row.shape.height;
    if (!isFindingsLane(index.lane.id)) {
      const drawn = boxesOn(index, scale);
      return { ...row, boxes: drawn, markers: [], labels: small ? [] : labels(drawn, width, measure) };
    }
    const signs = markers(signBoxes(index, scale), width, measure);
    return { ...row, boxes: [], markers: signs, labels: small ? [] : markerLabels(signs, width, measure, index.lane.title.toLowerCase()) };
  });
  return {
    geometry,
    height,
    lanes: rows,
    ticks: ticks(axis, viewport, width, measure),
    folds: folds(axis, viewport, width),
  };
}

/** A break mark needs this much room, and this much between it and the next. */
const FOLD_PX = 1.5;
const FOLDS_APART_PX = 32;

function folds(axis: Axis, viewport: Viewport, width: number): Fold[] {
  const { start, end } = visibleBytes(axis, viewport, width);
  const result: Fold[] = [];
  for (let index = stretchIndex(axis, start); index < axis.stretches.length; index += 1) {
    const stretch = axis.stretches[index];
    if (stretch === undefined || stretch.start >= end) break;
    if (!stretch.folded) continue;
    const left = Math.max(0, toPx(axis, viewport, stretch.start));
    const right = Math.min(width, toPx(axis, viewport, stretch.end));
    const before = result.at(-1);
    const apart = before === undefined || left - before.x >= FOLDS_APART_PX;
    if (right - left >= FOLD_PX && apart) result.push({ x: left, width: right - left, stretch });
  }
  return result;
}
