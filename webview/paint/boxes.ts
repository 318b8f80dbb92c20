import type { Box } from '../layout/boxes';
import { textFont, type Brush } from './brush';
import { isEmpty, patternOf, toneStyles } from './tones';
import type { Label } from '../layout/labels';

export interface Band {
  readonly top: number;
  readonly height: number;
}

export interface Emphasis {
  readonly selected: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly hovered: ReadonlySet<string>;
}

/** Neighbours are told apart by the background between them, where there is room for it. */
const GAP_PX = 1;
const WITH_GAP_PX = 4;
const RADIUS_PX = 1.5;
const BAND_PX = 5;
/** A reach that is drawn narrower than this is its mark alone. */
const REACH_PX = 8;

export function paintBoxes(brush: Brush, boxes: readonly Box[], band: Band, emphasis: Emphasis): void {
  for (const box of boxes) paintBox(brush, box, band);
  for (const box of boxes) outline(brush, box, band, emphasis);
}

function paintBox({ context, theme, patterns }: Brush, box: Box, { top, height }: Band): void {
  const { fill, line } = theme.tones[box.tone];
  const pattern = patternOf(box.tone, theme.highContrast);
  const width = drawnWidth(box);
  if (pattern === 'reach') return paintReach({ context, theme, patterns }, box, { top, height });
  if (pattern === 'band') return paintBand({ context, theme, patterns }, box, { top, height });
  context.beginPath();
  context.roundRect(box.x, top, width, height, width > 4 ? RADIUS_PX : 0);
  if (isEmpty(box.tone)) return paintEmpty({ context, theme, patterns }, box);
  // A lone sliver must be seen; many side by side must look like what they are.
  context.fillStyle = width < 2 && box.segments.length === 1 ? line : fill;
  context.fill();
  const texture = patterns.get(context, pattern, line, 0.9);
  if (texture !== undefined && width > 3) {
    context.globalAlpha = theme.highContrast ? 0.9 : 0.42;
    context.fillStyle = texture;
    context.fill();
    context.globalAlpha = 1;
  }
  if (theme.highContrast && width > 3) strokeInside({ context }, line, 1);
}

/** Holes and expectations are not memory: the background shows through them. The path is the box. */
function paintEmpty({ context, theme, patterns }: Brush, box: Box): void {
  const colour = box.severity === undefined ? theme.tones[box.tone].line : theme.severities[box.severity];
  const { pattern } = toneStyles[box.tone];
  const quiet = box.severity === undefined && pattern === 'hatch';
  if (drawnWidth(box) < 3) {
    context.fillStyle = colour;
    context.fill();
    return;
  }
  const texture = patterns.get(context, quiet ? 'dots' : pattern, colour, 1.7);
  if (texture !== undefined) {
    context.fillStyle = texture;
    context.fill();
  }
  if (pattern === 'dashed') context.setLineDash([3, 2]);
  strokeInside({ context }, colour, 1);
  context.setLineDash([]);
}

/** Addresses, not memory: a line under them. */
function paintBand({ context, theme }: Brush, box: Box, { top, height }: Band): void {
  const width = drawnWidth(box);
  context.fillStyle = theme.tones[box.tone].line;
  context.fillRect(box.x, top + height - BAND_PX, width, BAND_PX);
  if (width > WITH_GAP_PX) context.fillRect(box.x, top + height - 2 * BAND_PX, 1, BAND_PX);
}

/** How far a PAMT could lie, and no place in it: a mark where the reach begins, and a thread to its end. */
function paintReach({ context, theme }: Brush, box: Box, { top, height }: Band): void {
  const colour = box.severity === undefined ? theme.tones[box.tone].line : theme.severities[box.severity];
  const width = drawnWidth(box);
  const foot = top + height - 3.5;
  context.fillStyle = colour;
  for (let y = top + 1; y < top + height - 1; y += 4) context.fillRect(box.x, y, Math.min(2, width), 2.5);
  if (width < REACH_PX) return;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash([1.5, 3]);
  context.beginPath();
  context.moveTo(box.x + 3, foot);
  context.lineTo(box.x + width, foot);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(box.x + width - 0.5, foot - 4);
  context.lineTo(box.x + width - 0.5, foot + 3);
  context.stroke();
}

function outline({ context, theme }: Brush, box: Box, { top, height }: Band, emphasis: Emphasis): void {
  const has = (ids: ReadonlySet<string>): boolean => box.segments.some(({ id }) => ids.has(id));
  const selected = emphasis.selected !== undefined && has(new Set([emphasis.selected]));
  const width = drawnWidth(box);
  const frame = (colour: string, line: number, grow: number): void => {
    context.beginPath();
    context.roundRect(box.x - grow, top - grow, width + 2 * grow, height + 2 * grow, RADIUS_PX + grow);
    context.lineWidth = line;
    context.strokeStyle = colour;
    context.stroke();
  };
  const alarming = (box.severity === 'error' || box.severity === 'warning') && toneStyles[box.tone].pattern !== 'reach';
  if (alarming) frame(theme.severities[box.severity], 1.5, 0);
  if (has(emphasis.hovered)) frame(theme.foreground, 1, 0.5);
  if (has(emphasis.marked) && !selected) frame(theme.focus, 1.5, 1.5);
  if (selected) {
    frame(theme.background, 4, 2);
    frame(theme.focus, 2, 2);
  }
}

function strokeInside({ context }: Pick<Brush, 'context'>, colour: string, width: number): void {
  context.save();
  context.clip();
  context.lineWidth = width * 2;
  context.strokeStyle = colour;
  context.stroke();
  context.restore();
}

function drawnWidth(box: Box): number {
  return box.width >= WITH_GAP_PX ? box.width - GAP_PX : box.width;
}

export function paintLabels({ context, theme }: Brush, labels: readonly Label[], boxes: readonly Box[], band: Band): void {
  context.font = textFont(theme);
  context.textBaseline = 'middle';
  const centre = band.top + band.height / 2 + 0.5;
  for (const { x, text, beside } of labels) {
    const box = beside ? undefined : boxes.findLast((candidate) => candidate.x <= x && x <= candidate.x + candidate.width);
    const middle = box !== undefined && toneStyles[box.tone].pattern === 'band' ? centre - BAND_PX + 1 : centre;
    const patterned = box !== undefined && patternOf(box.tone, theme.highContrast) !== 'plain';
    if (box !== undefined && patterned) {
      const empty = isEmpty(box.tone);
      context.fillStyle = empty ? theme.background : theme.tones[box.tone].fill;
      context.beginPath();
      context.roundRect(x - 3, middle - 8, context.measureText(text).width + 6, 15, 2);
      context.fill();
      context.fillStyle = empty ? theme.foreground : theme.tones[box.tone].ink;
    } else if (box === undefined) {
      context.fillStyle = theme.background;
      context.fillRect(x - 2, middle - 7, context.measureText(text).width + 4, 13);
      context.fillStyle = theme.dim;
    } else {
      context.fillStyle = theme.tones[box.tone].ink;
    }
    context.fillText(text, x, middle);
  }
}
