import type { Frame, LaneFrame } from '../layout/frame';
import type { Emphasis } from '../layout/emphasis';
import { paintBoxes, paintLabels, type Band } from './boxes';
import { crisp, textFont, type Brush } from './brush';
import { paintMarkers } from './markers';
import type { Pointer } from './ruler';

/** What is drawn over all lanes. */
export interface Over {
  readonly pointers: readonly Pointer[];
  /** What the ruler measures, in pixels from the plot's left edge. */
  readonly band: { readonly from: number; readonly to: number } | undefined;
}

export function paintLanes(brush: Brush, frame: Frame, emphasisOf: (lane: LaneFrame) => Emphasis, { pointers, band: ruled }: Over): void {
  const { context, theme } = brush;
  const { geometry } = frame;
  paintRows(brush, frame);
  context.save();
  context.translate(geometry.left, 0);
  if (ruled !== undefined) paintShade(brush, frame, ruled);
  paintGrid(brush, frame);
  for (const lane of frame.lanes) {
    const band: Band = { top: lane.top + lane.shape.boxTop, height: lane.shape.boxHeight };
    const emphasis = emphasisOf(lane);
    if (lane.index.lane.unknown !== undefined) paintUnknown(brush, frame, lane, band);
    paintBoxes(brush, lane.boxes, band, emphasis);
    paintMarkers(brush, lane.markers, band, emphasis);
    paintLabels(brush, lane.labels, lane.boxes, band);
  }
  if (ruled !== undefined) paintEnds(brush, frame, ruled);
  context.strokeStyle = theme.foreground;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  for (const { px } of pointers) line(context, crisp(px), 0, crisp(px), frame.height);
  context.globalAlpha = 1;
  context.restore();
}

type Ruled = NonNullable<Over['band']>;

/** The measured range, shaded behind what is drawn there. */
function paintShade({ context, theme }: Brush, { geometry, height }: Frame, { from, to }: Ruled): void {
  const [left, right] = [Math.max(0, from), Math.min(geometry.plotWidth, to)];
  context.fillStyle = theme.focus;
  context.globalAlpha = theme.highContrast ? 0.3 : 0.2;
  if (right > left) context.fillRect(left, 0, right - left, height);
  context.globalAlpha = 1;
}

/** The ends of the ruler, over everything. */
function paintEnds({ context, theme }: Brush, { geometry, height }: Frame, { from, to }: Ruled): void {
  context.strokeStyle = theme.focus;
  context.lineWidth = 2;
  for (const px of [from, to]) {
    if (px >= -1 && px <= geometry.plotWidth + 1) line(context, px, 0, px, height);
  }
}

function paintRows({ context, theme }: Brush, frame: Frame): void {
  const { left, plotWidth } = frame.geometry;
  context.strokeStyle = theme.grid;
  context.globalAlpha = theme.highContrast ? 1 : 0.55;
  context.lineWidth = 1;
  for (const { top, shape } of frame.lanes) line(context, 0, top + shape.height - 0.5, left + plotWidth, top + shape.height - 0.5);
  context.globalAlpha = 1;
}

/** Hair lines under the labelled addresses, and a band where the axis is torn. */
function paintGrid({ context, theme }: Brush, frame: Frame): void {
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  const down = (px: number): void => {
    if (!frame.geometry.narrow) return line(context, crisp(px), 0, crisp(px), frame.height);
    // Lane titles stand in the way.
    for (const { top, shape } of frame.lanes) line(context, crisp(px), top + shape.boxTop - 3, crisp(px), top + shape.height);
  };
  context.setLineDash([1, 3]);
  for (const { px } of frame.ticks) down(px);
  context.setLineDash([3, 3]);
  for (const { x, width } of frame.folds) {
    down(x + width / 2 - 1.5);
    down(x + width / 2 + 1.5);
  }
  context.setLineDash([]);
}

/** No evidence is not an empty lane: it is hatched from end to end, and says why. What is known is drawn over that. */
function paintUnknown({ context, theme, patterns }: Brush, { geometry }: Frame, lane: LaneFrame, { top, height }: Band): void {
  const text = `unknown: ${lane.index.lane.unknown ?? ''}`;
  context.beginPath();
  context.roundRect(0, top, geometry.plotWidth, height, 1.5);
  const hatch = patterns.get(context, 'hatch', theme.grid, 1.2);
  if (hatch !== undefined) {
    context.fillStyle = hatch;
    context.fill();
  }
  context.setLineDash([3, 3]);
  context.strokeStyle = theme.dim;
  context.lineWidth = 1;
  context.stroke();
  context.setLineDash([]);
  if (lane.boxes.length > 0 || lane.folded) return;
  context.font = textFont(theme);
  context.save();
  context.clip();
  context.fillStyle = theme.background;
  context.fillRect(8, top + 2, context.measureText(text).width + 12, height - 4);
  context.fillStyle = theme.foreground;
  context.textBaseline = 'middle';
  context.fillText(text, 14, top + height / 2 + 0.5);
  context.restore();
}

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
