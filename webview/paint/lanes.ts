import type { Frame, LaneFrame } from '../layout/frame';
import { paintBoxes, paintLabels, type Band, type Emphasis } from './boxes';
import { crisp, textFont, type Brush } from './brush';
import { paintMarkers } from './markers';
import type { Pointer } from './ruler';

export function paintLanes(brush: Brush, frame: Frame, emphasis: Emphasis, pointers: readonly Pointer[]): void {
  const { context, theme } = brush;
  const { geometry } = frame;
  paintRows(brush, frame);
  context.save();
  context.translate(geometry.left, 0);
  paintGrid(brush, frame);
  for (const lane of frame.lanes) {
    const band: Band = { top: lane.top + geometry.boxTop, height: geometry.boxHeight };
    if (lane.index.lane.unknown !== undefined) paintUnknown(brush, frame, lane, band);
    paintBoxes(brush, lane.boxes, band, emphasis);
    paintMarkers(brush, lane.markers, band, emphasis);
    paintLabels(brush, lane.labels, lane.boxes, band);
  }
  context.strokeStyle = theme.foreground;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  for (const { px } of pointers) line(context, crisp(px), 0, crisp(px), frame.height);
  context.globalAlpha = 1;
  context.restore();
}

function paintRows({ context, theme }: Brush, frame: Frame): void {
  const { left, plotWidth, laneHeight } = frame.geometry;
  context.strokeStyle = theme.grid;
  context.globalAlpha = theme.highContrast ? 1 : 0.55;
  context.lineWidth = 1;
  for (const { top } of frame.lanes) line(context, 0, top + laneHeight - 0.5, left + plotWidth, top + laneHeight - 0.5);
  context.globalAlpha = 1;
}

/** Hair lines under the labelled addresses, and a band where the axis is torn. */
function paintGrid({ context, theme }: Brush, frame: Frame): void {
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  const down = (px: number): void => {
    if (!frame.geometry.narrow) return line(context, crisp(px), 0, crisp(px), frame.height);
    // Lane titles stand in the way.
    for (const { top } of frame.lanes) line(context, crisp(px), top + boxTop - 3, crisp(px), top + laneHeight);
  };
  const { boxTop, laneHeight } = frame.geometry;
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
  if (lane.boxes.length > 0) return;
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
