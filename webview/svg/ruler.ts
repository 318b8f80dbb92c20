import { humanSize } from '../../src/analysis/base/format';
import type { Fold, Frame } from '../layout/frame';
import { RULER } from '../layout/geometry';
import type { Lens, Strip } from '../layout/overview';
import { measure } from './measure';
import type { Palette } from './palette';
import { textAt } from './text';
import { element, figure, group } from './xml';

/** All addresses at true scale; `lens` is the part that the picture shows, where that is not all. */
export function overviewShapes({ described, boxes, findings }: Strip, lens: Lens | undefined, { geometry: { plotWidth } }: Frame, palette: Palette): string {
  const { overviewTop: top, overviewHeight: height } = RULER;
  return group({}, [
    element('rect', { x: 0.5, y: top + 0.5, width: plotWidth - 1, height: height - 1, fill: palette.panel, stroke: palette.grid }),
    ...described.map(({ x, width }) => element('rect', { x, y: top + 3, width: Math.max(1, width), height: height - 6, fill: palette.grid, 'fill-opacity': 0.35 })),
    ...boxes.map(({ x, width, tone }) => element('rect', { x, y: top + 3, width: Math.max(1, width - 0.5), height: height - 6, fill: palette.tones[tone].fill })),
    ...findings.flatMap(({ x, width, severity }) =>
      severity === undefined || severity === 'information' ? [] : [element('rect', { x, y: top + height - 3, width: Math.max(3, width), height: 3, fill: palette.severities[severity] })],
    ),
    ...(lens === undefined ? [] : [element('rect', { x: lens.x + 0.75, y: top - 2.25, width: Math.max(2, lens.width - 1.5), height: height + 4.5, rx: 2, fill: 'none', stroke: palette.focus, 'stroke-width': 1.5 })]),
  ]);
}

/** Addresses in hexadecimal with their size below, and a tear where the axis is folded. */
export function tickShapes({ geometry: { plotWidth }, ticks, folds }: Frame, palette: Palette): string {
  const base = RULER.height - 3;
  const lines = ticks.map(({ px }) => `M${crisp(px)} ${RULER.axisTop + 2}V${base + 3}`).join('');
  return group({}, [
    element('path', { d: `M0 ${base + 0.5}H${figure(plotWidth)}${lines}`, stroke: palette.grid }),
    ...ticks.flatMap(({ px, label, human }) => [
      textAt(px + 4, RULER.axisTop + 11, label, { colour: palette.foreground, mono: true }),
      ...(human === undefined ? [] : [textAt(px + 4, RULER.axisTop + 24, human, { colour: palette.dim })]),
    ]),
    ...folds.flatMap(({ x, width }) => tear(x + width / 2, base, palette)),
  ]);
}

function tear(middle: number, base: number, palette: Palette): readonly string[] {
  const strokes = [-2.5, 2.5].map((shift) => `M${figure(middle + shift - 2)} ${base + 7}L${figure(middle + shift + 2)} ${base - 3}`).join('');
  return [element('rect', { x: middle - 3, y: base - 1, width: 6, height: 3, fill: palette.background }), element('path', { d: strokes, stroke: palette.foreground, 'stroke-width': 1.2 })];
}

/** Pixels that the row of folded sizes takes below the lanes. */
export const FOLD_ROW_PX = 18;
const BETWEEN_PX = 8;

/** How much lies in each folded stretch, where there is room to say it. */
export function foldNames(folds: readonly Fold[], widthPx: number, y: number, palette: Palette): string {
  let taken = 0;
  return group(
    {},
    folds.flatMap(({ x, width, stretch }) => {
      const text = `gap ${humanSize(stretch.end - stretch.start)}`;
      const half = measure(text, SIZE_PX) / 2;
      const middle = Math.max(half, Math.min(widthPx - half, x + width / 2));
      if (middle - half < taken) return [];
      taken = middle + half + BETWEEN_PX;
      return [textAt(middle, y, text, { colour: palette.dim, size: SIZE_PX, anchor: 'middle' })];
    }),
  );
}

const SIZE_PX = 10;

/** A line one pixel wide lies between pixels unless it is moved by half. */
export function crisp(value: number): string {
  return figure(Math.round(value - 0.5) + 0.5);
}
