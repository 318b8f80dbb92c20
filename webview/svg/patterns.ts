import type { Tone } from '../../src/analysis/map/view';
import { isEmpty, toneStyles, type Pattern } from '../paint/tones';
import type { Palette } from './palette';
import { element } from './xml';

const TILE = 6;

/** What a tile is drawn with; what is not here is drawn as lines, or is the bare colour. */
const TILES: Readonly<Partial<Record<Pattern, string>>> = {
  dots: 'M1 1h1.2v1.2h-1.2zM4 4h1.2v1.2h-1.2z',
  lines: 'M0 1h6v1h-6zM0 4h6v1h-6z',
  columns: 'M1 0h1v6h-1zM4 0h1v6h-1z',
  grid: 'M0 2h6v1h-6zM2 0h1v6h-1z',
};

/** Strokes of a tile; what crosses an edge is drawn on both sides. */
const STROKES: Readonly<Partial<Record<Pattern, string>>> = {
  hatch: diagonal(1),
  slope: diagonal(-1),
  cross: `${diagonal(1)}${diagonal(-1)}`,
};

function diagonal(slope: 1 | -1): string {
  const [from, to] = slope === 1 ? [TILE + 1, -1] : [-1, TILE + 1];
  return [-TILE, 0, TILE].map((shift) => `M${shift - 1} ${from}L${shift + TILE + 1} ${to}`).join('');
}

/** How the fill of a tone is called in the picture, where it has a pattern. */
export function patternId(tone: Tone, severity?: string): string {
  return severity === undefined ? `pattern-${tone}` : `pattern-${tone}-${severity}`;
}

/** The definition of one pattern in one colour; nothing for those that need none. */
export function patternOf(pattern: Pattern, id: string, colour: string, strokeWidth: number): string | undefined {
  const [tile, stroke] = [TILES[pattern], STROKES[pattern]];
  if (tile === undefined && stroke === undefined) return undefined;
  const shapes = [
    ...(tile === undefined ? [] : [element('path', { d: tile, fill: colour })]),
    ...(stroke === undefined ? [] : [element('path', { d: stroke, stroke: colour, 'stroke-width': strokeWidth, fill: 'none' })]),
  ];
  return element('pattern', { id, width: TILE, height: TILE, patternUnits: 'userSpaceOnUse' }, shapes);
}

/** Every pattern that tones are drawn with. Holes are quiet unless there is something wrong with them. */
export function tonePatterns(palette: Palette): readonly string[] {
  const tones = Object.keys(toneStyles) as Tone[]; // The record's keys are the tones.
  return tones.flatMap((tone) => {
    const { pattern } = toneStyles[tone];
    const { line } = palette.tones[tone];
    if (!isEmpty(tone)) return patternOf(pattern, patternId(tone), line, 0.9) ?? [];
    const loud = Object.entries(palette.severities).flatMap(([severity, colour]) => patternOf(pattern, patternId(tone, severity), colour, 1.7) ?? []);
    const quiet = patternOf(pattern === 'hatch' ? 'dots' : pattern, patternId(tone), line, 1.7);
    return quiet === undefined ? loud : [quiet, ...loud];
  });
}
