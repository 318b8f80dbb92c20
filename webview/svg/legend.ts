import type { MapLane, MapView, Tone } from '../../src/analysis/map/view';
import { differenceKeys } from '../layout/differences';
import { isFindingsLane } from '../layout/findings-lane';
import { toneStyles } from '../paint/tones';
import { boxShape } from './boxes';
import { measure } from './measure';
import type { Palette } from './palette';
import { sign } from './signs';
import { textAt } from './text';
import { group } from './xml';

const SWATCH = { width: 18, height: 12, apart: 3 } as const;
const ROW_PX = 20;
const NAME_PX = 6;
const BETWEEN_PX = 18;

export interface Block {
  readonly shapes: string;
  readonly height: number;
}

/** Which colours and patterns the picture uses and what they mean, in rows of a width. */
export function legend(view: MapView, width: number, palette: Palette): Block {
  let [x, y] = [0, 0];
  const entry = (before: readonly string[], beforePx: number, name: string): string => {
    const taken = beforePx + NAME_PX + measure(name);
    if (x > 0 && x + taken > width) [x, y] = [0, y + ROW_PX];
    const left = x;
    x += taken + BETWEEN_PX;
    return group({ transform: `translate(${Math.round(left)} ${y})` }, [...before, textAt(beforePx + NAME_PX, 10, name, { colour: palette.foreground })]);
  };
  const shapes = [
    ...entries(view.lanes.filter(({ id }) => !isFindingsLane(id))).map(([name, tones]) => {
      const swatches = tones.flatMap((tone, at) => boxShape({ x: at * (SWATCH.width + SWATCH.apart), width: SWATCH.width, tone, severity: undefined, count: 1 }, { top: 0, height: SWATCH.height }, palette));
      return entry(swatches, tones.length * (SWATCH.width + SWATCH.apart), name);
    }),
    ...differenceKeys(view).map(({ sign: shape, severity, name }) => entry([sign(shape, SWATCH.height / 2, SWATCH.height / 2, SWATCH.height, palette.severities[severity])], SWATCH.height, name)),
  ];
  return { shapes: group({}, shapes), height: shapes.length === 0 ? 0 : y + ROW_PX };
}

/** Each name once, with the tones that go by it. */
function entries(lanes: readonly MapLane[]): readonly (readonly [string, readonly Tone[]])[] {
  const used = new Set(lanes.flatMap(({ segments }) => segments.map(({ tone }) => tone)));
  const byName = new Map<string, Tone[]>();
  for (const tone of Object.keys(toneStyles) as Tone[]) { // The record's keys are the tones.
    if (!used.has(tone)) continue;
    // `other` means what its lane means.
    const name = tone === 'other' ? lanes.filter(({ segments }) => segments.some((segment) => segment.tone === tone)).map(({ title }) => title).join(', ') : toneStyles[tone].name;
    byName.set(name, [...(byName.get(name) ?? []), tone]);
  }
  return [...byName];
}
