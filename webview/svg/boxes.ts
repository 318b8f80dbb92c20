import type { Box } from '../layout/boxes';
import { drawnWidth, WITH_GAP_PX } from '../layout/drawn-width';
import type { Label } from '../layout/labels';
import { isEmpty, toneStyles } from '../paint/tones';
import { describeBox } from './describe';
import { measure } from './measure';
import type { Palette } from './palette';
import { patternId } from './patterns';
import { textAt } from './text';
import { element, escaped, figure, group } from './xml';

export interface Band {
  readonly top: number;
  readonly height: number;
}

/** What the look of a box depends on. */
export type Look = Pick<Box, 'x' | 'width' | 'tone' | 'severity' | 'count'>;

const RADIUS_PX = 1.5;
const BAND_PX = 5;
const REACH_PX = 8;
const BARE_PX = 2;

/** The boxes of a lane, each with its name and place for whoever points at it. */
export function boxShapes(boxes: readonly Box[], band: Band, palette: Palette): readonly string[] {
  return boxes.map((box) => group({}, [element('title', {}, [escaped(describeBox(box))]), ...boxShape(box, band, palette), ...outline(box, band, palette)]));
}

/** One box without a name. */
export function boxShape(box: Look, { top, height }: Band, palette: Palette): readonly string[] {
  const { fill, line } = palette.tones[box.tone];
  const { pattern } = toneStyles[box.tone];
  const width = drawnWidth(box);
  const empty = isEmpty(box.tone);
  const colour = box.severity === undefined ? line : palette.severities[box.severity];
  if (pattern === 'reach') return reach(box, width, { top, height }, colour);
  if (pattern === 'band') return bandShape(box, width, { top, height }, line);
  const rect = { x: box.x, y: top, width, height };
  // A lone sliver must be seen; many side by side must look like what they are.
  if (width < BARE_PX || box.count > 1) return [element('rect', { ...rect, fill: empty ? colour : box.count === 1 ? line : fill })];
  const shape = { ...rect, rx: width > 4 ? RADIUS_PX : undefined };
  if (empty) {
    if (width < 3) return [element('rect', { ...rect, fill: colour })];
    const texture = pattern === 'dashed' ? 'none' : `url(#${patternId(box.tone, box.severity)})`;
    const inside = { x: box.x + 0.5, y: top + 0.5, width: width - 1, height: height - 1, rx: shape.rx };
    return [element('rect', { ...inside, fill: texture, stroke: colour, 'stroke-dasharray': pattern === 'dashed' ? '3 2' : undefined })];
  }
  const plain = element('rect', { ...shape, fill });
  return pattern === 'plain' || width <= 3 ? [plain] : [plain, element('rect', { ...shape, fill: `url(#${patternId(box.tone)})`, 'fill-opacity': 0.42 })];
}

/** Addresses, not memory: a line under them. */
function bandShape({ x }: Look, width: number, { top, height }: Band, colour: string): readonly string[] {
  const line = element('rect', { x, y: top + height - BAND_PX, width, height: BAND_PX, fill: colour });
  return width > WITH_GAP_PX ? [line, element('rect', { x, y: top + height - 2 * BAND_PX, width: 1, height: BAND_PX, fill: colour })] : [line];
}

/** How far a PAMT could lie, and no place in it: a mark where the reach begins, and a thread to its end. */
function reach({ x }: Look, width: number, { top, height }: Band, colour: string): readonly string[] {
  const foot = top + height - 3.5;
  const mark = element('path', { d: `M${figure(x + 1)} ${figure(top + 1)}V${figure(top + height - 1)}`, stroke: colour, 'stroke-width': Math.min(2, width), 'stroke-dasharray': '2.5 1.5' });
  if (width < REACH_PX) return [mark];
  return [
    mark,
    element('path', { d: `M${figure(x + 3)} ${figure(foot)}H${figure(x + width)}`, stroke: colour, 'stroke-dasharray': '1.5 3' }),
    element('path', { d: `M${figure(x + width - 0.5)} ${figure(foot - 4)}V${figure(foot + 3)}`, stroke: colour }),
  ];
}

function outline(box: Look, { top, height }: Band, palette: Palette): readonly string[] {
  const alarming = (box.severity === 'error' || box.severity === 'warning') && toneStyles[box.tone].pattern !== 'reach';
  if (!alarming) return [];
  return [element('rect', { x: box.x, y: top, width: drawnWidth(box), height, rx: RADIUS_PX, fill: 'none', stroke: palette.severities[box.severity ?? 'error'], 'stroke-width': 1.5 })];
}

/** The names of boxes: inside on a ground that hides the pattern, beside on that of the picture. */
export function labelShapes(labels: readonly Label[], boxes: readonly Box[], band: Band, palette: Palette): readonly string[] {
  const centre = band.top + band.height / 2;
  return labels.flatMap(({ x, text, beside }) => {
    const box = beside ? undefined : boxes.findLast((candidate) => candidate.x <= x && x <= candidate.x + candidate.width);
    const pattern = box === undefined ? 'plain' : toneStyles[box.tone].pattern;
    const middle = pattern === 'band' ? centre - BAND_PX + 1 : centre;
    const width = measure(text);
    const empty = box !== undefined && isEmpty(box.tone);
    const tone = box === undefined ? undefined : palette.tones[box.tone];
    const ground = tone === undefined || empty ? palette.background : tone.fill;
    const colour = tone === undefined ? palette.dim : empty ? palette.foreground : tone.ink;
    const clear = pattern === 'plain' && tone !== undefined ? [] : [element('rect', { x: x - 2, y: middle - 7.5, width: width + 4, height: 15, rx: 2, fill: ground })];
    return [...clear, textAt(x, middle + 4, text, { colour })];
  });
}
