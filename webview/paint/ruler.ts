import { hex } from '../../src/analysis/base/format';
import type { Frame } from '../layout/frame';
import { RULER } from '../layout/geometry';
import type { Lens, Strip } from '../layout/overview';
import type { Theme } from './theme';
import { crisp, monoFont, textFont, type Brush } from './brush';

/** A place to point out on the ruler: the pointer, or the address gone to. */
export interface Pointer {
  readonly px: number;
  readonly address: number;
}

export interface Overview {
  /** The strip as it was painted: it is the same for every frame. */
  readonly strip: CanvasImageSource;
  readonly lens: Lens;
}

/** Paints the strip once, for a screen with `ratio` device pixels to a CSS pixel. */
export function paintStrip(theme: Theme, strip: Strip, plotWidth: number, ratio: number): CanvasImageSource | undefined {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(plotWidth * ratio)), Math.round(STRIP_PX * ratio));
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.scale(ratio, ratio);
  paintMemory(context, theme, strip, plotWidth);
  return canvas;
}

const STRIP_PX = RULER.overviewTop + RULER.overviewHeight + 4;

export function paintRuler(brush: Brush, frame: Frame, overview: Overview, pointers: readonly Pointer[]): void {
  const { context } = brush;
  context.save();
  context.translate(frame.geometry.left, 0);
  paintOverview(brush, frame, overview);
  paintTicks(brush, frame);
  for (const pointer of pointers) paintPointer(brush, frame, pointer);
  context.restore();
}

function paintOverview({ context, theme }: Brush, { geometry: { plotWidth } }: Frame, { strip, lens }: Overview): void {
  const { overviewTop: top, overviewHeight: height } = RULER;
  context.drawImage(strip, 0, 0, plotWidth, STRIP_PX);
  context.strokeStyle = theme.focus;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(lens.x + 0.75, top - 2.25, Math.max(2, lens.width - 1.5), height + 4.5, 2);
  context.stroke();
}

function paintMemory(context: OffscreenCanvasRenderingContext2D, theme: Theme, { described, boxes, findings }: Strip, plotWidth: number): void {
  const { overviewTop: top, overviewHeight: height } = RULER;
  context.fillStyle = theme.panel;
  context.fillRect(0, top, plotWidth, height);
  context.fillStyle = theme.grid;
  context.globalAlpha = 0.35;
  for (const { x, width } of described) context.fillRect(x, top + 3, Math.max(1, width), height - 6);
  context.globalAlpha = 1;
  context.lineWidth = 1;
  for (const box of boxes) {
    const { fill, line } = theme.tones[box.tone];
    // A line around what has room for it, as on the lanes: all of it in the colour of lines would outshine findings.
    const outlined = theme.highContrast && box.width > 4;
    context.fillStyle = theme.highContrast && !outlined ? line : fill;
    context.fillRect(box.x, top + 3, Math.max(1, box.width - 0.5), height - 6);
    if (!outlined) continue;
    context.strokeStyle = line;
    context.strokeRect(box.x + 0.5, top + 3.5, box.width - 1.5, height - 7);
  }
  for (const { x, width, severity } of findings) {
    if (severity === undefined || severity === 'information') continue;
    // Its colour may be that of the memory above it.
    if (theme.highContrast) {
      context.fillStyle = theme.background;
      context.fillRect(x - 1, top + height - 5, Math.max(3, width) + 2, 5);
    }
    context.fillStyle = theme.tones[severity].line;
    context.fillRect(x, top + height - 3, Math.max(3, width), 3);
  }
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  context.strokeRect(0.5, top + 0.5, plotWidth - 1, height - 1);
}

function paintTicks({ context, theme }: Brush, { geometry: { plotWidth }, ticks, folds }: Frame): void {
  const base = RULER.height - 3;
  context.lineWidth = 1;
  context.strokeStyle = theme.grid;
  context.beginPath();
  context.moveTo(0, base + 0.5);
  context.lineTo(plotWidth, base + 0.5);
  for (const { px } of ticks) {
    context.moveTo(crisp(px), RULER.axisTop + 2);
    context.lineTo(crisp(px), base + 3);
  }
  context.stroke();
  context.textBaseline = 'alphabetic';
  for (const { px, label, human } of ticks) {
    context.fillStyle = theme.foreground;
    context.font = monoFont(theme);
    context.fillText(label, px + 4, RULER.axisTop + 11);
    if (human === undefined) continue;
    context.fillStyle = theme.dim;
    context.font = textFont(theme);
    context.fillText(human, px + 4, RULER.axisTop + 24);
  }
  for (const { x, width } of folds) paintBreak({ context, theme }, x + width / 2, base);
}

/** The break mark of a folded gap: the axis is torn here. */
function paintBreak({ context, theme }: Pick<Brush, 'context' | 'theme'>, middle: number, base: number): void {
  context.fillStyle = theme.background;
  context.fillRect(middle - 3, base - 1, 6, 3);
  context.strokeStyle = theme.foreground;
  context.lineWidth = 1.2;
  context.beginPath();
  for (const shift of [-2.5, 2.5]) {
    context.moveTo(middle + shift - 2, base + 5);
    context.lineTo(middle + shift + 2, base - 4);
  }
  context.stroke();
}

function paintPointer({ context, theme }: Brush, { geometry: { plotWidth } }: Frame, { px, address }: Pointer): void {
  const text = hex(address);
  context.font = monoFont(theme);
  const width = context.measureText(text).width + 10;
  const x = Math.max(0, Math.min(plotWidth - width, px - width / 2));
  context.fillStyle = theme.foreground;
  context.beginPath();
  context.roundRect(x, RULER.height - 20, width, 16, 2);
  context.fill();
  context.fillStyle = theme.background;
  context.textBaseline = 'middle';
  context.fillText(text, x + 5, RULER.height - 11.5);
}
