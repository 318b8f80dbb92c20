import type { Tone } from '../../src/analysis/map/view';
import type { Box } from '../layout/boxes';
import { drawnWidth, WITH_GAP_PX } from '../layout/drawn-width';
import type { Emphasis } from '../layout/emphasis';
import { textFont, type Brush } from './brush';
import type { Theme } from './theme';
import { isEmpty, patternOf, toneStyles } from './tones';
import type { Label } from '../layout/labels';

export interface Band {
  readonly top: number;
  readonly height: number;
}

/** What the look of a box depends on. */
type Look = Pick<Box, 'x' | 'width' | 'tone' | 'count'> & Partial<Pick<Box, 'severity'>>;

const RADIUS_PX = 1.5;
const BAND_PX = 5;
/** A reach that is drawn narrower than this is its mark alone. */
const REACH_PX = 8;
/** Narrower than this a box is bare. So is a crowd, whatever its width. */
const BARE_PX = 3.25;
/** Slivers as near as this leave no gap that can be seen. */
const TOUCH_PX = 0.3;

export function paintBoxes(brush: Brush, boxes: readonly Box[], band: Band, emphasis: Emphasis): void {
  const looks = looksIn(brush.theme);
  const bare = new Map<string, Runs>();
  const alarms = { warning: newRuns(), error: newRuns() };
  const framed: Box[] = [];
  for (const box of boxes) {
    const { severity } = box;
    const look = looks.get(box.tone);
    const isSlim = look?.slim === true && isNarrow(box);
    if (isSlim) addRun(runsOf(bare, bareColour(look, box)), box);
    else paintBox(brush, box, band);
    if (look?.alarms !== true || (severity !== 'error' && severity !== 'warning')) continue;
    if (isSlim) addRun(alarms[severity], box);
    else framed.push(box);
  }
  // One colour after another: to change it costs more than to fill.
  for (const [colour, runs] of bare) fillRuns(brush.context, colour, runs, band);
  if (!emphasis.any) for (const box of framed) alarm(brush, box, band);
  else outline(brush, boxes, new Set(framed), band, emphasis);
  for (const severity of ['warning', 'error'] as const) {
    fillRuns(brush.context, brush.theme.severities[severity], alarms[severity], { top: band.top - 0.75, height: band.height + 1.5 });
  }
  if (emphasis.any) for (const box of boxes) if (isAlarming(box) && isBare(box)) emphasise(brush, box, band, emphasis);
}

/** Boxes of one colour, those that touch as one: left and right of each in turn. The last one may still grow. */
interface Runs {
  readonly edges: number[];
  left: number;
  right: number;
}

function newRuns(): Runs {
  return { edges: [], left: 0, right: -1 };
}

function runsOf(bare: Map<string, Runs>, colour: string): Runs {
  const known = bare.get(colour);
  if (known !== undefined) return known;
  const made = newRuns();
  bare.set(colour, made);
  return made;
}

function addRun(runs: Runs, { x, width }: Box): void {
  if (x >= runs.left && x <= runs.right + TOUCH_PX) {
    runs.right = Math.max(runs.right, x + width);
    return;
  }
  if (runs.right > runs.left) runs.edges.push(runs.left, runs.right);
  runs.left = x;
  runs.right = x + width;
}

function fillRuns(context: CanvasRenderingContext2D, colour: string, { edges, left: last, right: end }: Runs, { top, height }: Band): void {
  context.fillStyle = colour;
  for (let at = 0; at < edges.length; at += 2) {
    const left = edges[at] ?? 0;
    context.fillRect(left, top, (edges[at + 1] ?? 0) - left, height);
  }
  if (end > last) context.fillRect(last, top, end - last, height);
}

/** What a tone's boxes look like where they are narrow. */
interface SlimLook {
  /** Narrow ones are bare. */
  readonly slim: boolean;
  /** Warnings and errors are outlined. */
  readonly alarms: boolean;
  readonly empty: boolean;
  readonly fill: string;
  readonly line: string;
  readonly severities: Theme['severities'];
}

/** Looked up once for a theme: it is asked for with each of thousands of boxes. */
const known = new WeakMap<Theme, ReadonlyMap<Tone, SlimLook>>();

function looksIn(theme: Theme): ReadonlyMap<Tone, SlimLook> {
  const found = known.get(theme);
  if (found !== undefined) return found;
  const ids = Object.keys(toneStyles) as Tone[]; // The record's keys are the tones, all of them.
  const made = new Map(ids.map((tone) => [tone, slimLook(theme, tone)] as const));
  known.set(theme, made);
  return made;
}

function slimLook(theme: Theme, tone: Tone): SlimLook {
  const { pattern } = toneStyles[tone];
  const { fill, line } = theme.tones[tone];
  return { slim: pattern !== 'reach' && pattern !== 'band', alarms: pattern !== 'reach', empty: isEmpty(tone), fill, line, severities: theme.severities };
}

/** Too narrow for corners, patterns and outlines. */
function isBare(box: Look): boolean {
  const { pattern } = toneStyles[box.tone];
  return isNarrow(box) && pattern !== 'reach' && pattern !== 'band';
}

/** A lone sliver must be seen; many side by side must look like what they are. */
function bareColour({ empty, fill, line, severities }: SlimLook, { severity, count }: Look): string {
  if (empty) return severity === undefined ? line : severities[severity];
  return count === 1 ? line : fill;
}

export function paintBox({ context, theme, patterns }: Brush, box: Look, { top, height }: Band): void {
  const { fill, line } = theme.tones[box.tone];
  const pattern = patternOf(box.tone, theme.highContrast);
  const width = drawnWidth(box);
  if (isBare(box)) {
    context.fillStyle = bareColour(slimLook(theme, box.tone), box);
    context.fillRect(box.x, top, width, height);
    return;
  }
  if (pattern === 'reach') return paintReach({ context, theme, patterns }, box, { top, height });
  if (pattern === 'band') return paintBand({ context, theme, patterns }, box, { top, height });
  context.beginPath();
  context.roundRect(box.x, top, width, height, width > 4 ? RADIUS_PX : 0);
  if (isEmpty(box.tone)) return paintEmpty({ context, theme, patterns }, box);
  context.fillStyle = fill;
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
function paintEmpty({ context, theme, patterns }: Brush, box: Look): void {
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
function paintBand({ context, theme }: Brush, box: Look, { top, height }: Band): void {
  const width = drawnWidth(box);
  context.fillStyle = theme.tones[box.tone].line;
  context.fillRect(box.x, top + height - BAND_PX, width, BAND_PX);
  if (width > WITH_GAP_PX) context.fillRect(box.x, top + height - 2 * BAND_PX, 1, BAND_PX);
}

/** How far a PAMT could lie, and no place in it: a mark where the reach begins, and a thread to its end. */
function paintReach({ context, theme }: Brush, box: Look, { top, height }: Band): void {
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

/** Each box's own outline, then how it stands out; those that are bare and alarm have theirs over all others. */
function outline(brush: Brush, boxes: readonly Box[], framed: ReadonlySet<Box>, band: Band, emphasis: Emphasis): void {
  for (const box of boxes) {
    if (framed.has(box)) alarm(brush, box, band);
    if (!isAlarming(box) || !isBare(box)) emphasise(brush, box, band, emphasis);
  }
}

function alarm(brush: Brush, box: Box, band: Band): void {
  frame(brush, box, band, { colour: brush.theme.severities[box.severity ?? 'error'], line: 1.5, grow: 0 });
}

function isAlarming({ severity, tone }: Box): boolean {
  return (severity === 'error' || severity === 'warning') && toneStyles[tone].pattern !== 'reach';
}

function emphasise(brush: Brush, box: Box, band: Band, emphasis: Emphasis): void {
  const { theme } = brush;
  const selected = emphasis.isSelected(box);
  if (emphasis.isHovered(box)) frame(brush, box, band, { colour: theme.foreground, line: 1, grow: 0.5 });
  if (emphasis.isMarked(box) && !selected) frame(brush, box, band, { colour: theme.focus, line: 1.5, grow: 1.5 });
  if (!selected) return;
  frame(brush, box, band, { colour: theme.background, line: 4, grow: 2 });
  frame(brush, box, band, { colour: theme.focus, line: 2, grow: 2 });
}

interface Outline {
  readonly colour: string;
  readonly line: number;
  /** Pixels outside of the box. */
  readonly grow: number;
}

function frame({ context }: Brush, box: Box, { top, height }: Band, { colour, line, grow }: Outline): void {
  context.beginPath();
  context.roundRect(box.x - grow, top - grow, drawnWidth(box) + 2 * grow, height + 2 * grow, RADIUS_PX + grow);
  context.lineWidth = line;
  context.strokeStyle = colour;
  context.stroke();
}

function strokeInside({ context }: Pick<Brush, 'context'>, colour: string, width: number): void {
  context.save();
  context.clip();
  context.lineWidth = width * 2;
  context.strokeStyle = colour;
  context.stroke();
  context.restore();
}

function isNarrow(box: Pick<Look, 'width' | 'count'>): boolean {
  return box.count > 1 || drawnWidth(box) < BARE_PX;
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
