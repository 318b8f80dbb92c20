import type { Frame } from '../layout/frame';
import type { Brush } from './brush';

/** The memory that the chosen event is about, in pixels from the plot's left edge. */
export interface EventSpan {
  readonly from: number;
  readonly to: number;
  readonly failed: boolean;
}

const NARROWEST_PX = 3;

/** A dashed frame over all lanes: what is in it has changed, or was to. */
export function paintEvent({ context, theme }: Brush, { geometry: { left, plotWidth }, height }: Frame, { from, to, failed }: EventSpan): void {
  const start = Math.max(-2, from);
  const width = Math.max(NARROWEST_PX, Math.min(plotWidth + 2, to) - start);
  if (to < 0 || from > plotWidth) return;
  context.save();
  context.beginPath();
  context.rect(left, 0, plotWidth, height);
  context.clip();
  context.strokeStyle = failed ? theme.severities.error : theme.foreground;
  context.lineWidth = 1.5;
  context.setLineDash([5, 3]);
  context.strokeRect(left + start, 1, width, height - 2);
  context.restore();
}
