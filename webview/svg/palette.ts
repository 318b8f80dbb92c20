import type { Tone } from '../../src/analysis/map/view';
import type { Severity } from '../layout/severity';
import { contrast, type Rgb } from '../paint/colour';

export type ThemeName = 'light' | 'dark';

export interface ToneColours {
  readonly fill: string;
  readonly line: string;
  /** For text on the fill. */
  readonly ink: string;
}

/** The colours of a picture, as `#rrggbb`. */
export interface Palette {
  readonly background: string;
  readonly foreground: string;
  readonly dim: string;
  readonly grid: string;
  readonly panel: string;
  readonly focus: string;
  readonly passes: string;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
  readonly severities: Readonly<Record<Severity, string>>;
}

interface Base {
  readonly background: Rgb;
  readonly foreground: Rgb;
  readonly dim: Rgb;
  readonly grid: Rgb;
  readonly panel: Rgb;
  readonly red: Rgb;
  readonly blue: Rgb;
  readonly yellow: Rgb;
  readonly green: Rgb;
  readonly purple: Rgb;
  /** How much of its colour a box is filled with. */
  readonly strength: number;
}

/** The editor's own light and dark colours, with paper for a ground: a picture leaves the editor. */
const BASES: Readonly<Record<ThemeName, Base>> = {
  light: {
    background: rgb('#ffffff'),
    foreground: rgb('#1f1f1f'),
    dim: rgb('#595959'),
    grid: rgb('#bdbdbd'),
    panel: rgb('#f4f4f4'),
    red: rgb('#d11507'),
    blue: rgb('#1a7fd6'),
    yellow: rgb('#a97a00'),
    green: rgb('#388a34'),
    purple: rgb('#652d90'),
    strength: 0.5,
  },
  dark: {
    background: rgb('#1f1f1f'),
    foreground: rgb('#e0e0e0'),
    dim: rgb('#a6a6a6'),
    grid: rgb('#4d4d4d'),
    panel: rgb('#282828'),
    red: rgb('#f14c4c'),
    blue: rgb('#3794ff'),
    yellow: rgb('#cca700'),
    green: rgb('#89d185'),
    purple: rgb('#b180d7'),
    strength: 0.52,
  },
};

export function paletteOf(name: ThemeName): Palette {
  const base = BASES[name];
  const lines = toneLines(base);
  return {
    background: hex(base.background),
    foreground: hex(base.foreground),
    dim: hex(base.dim),
    grid: hex(base.grid),
    panel: hex(base.panel),
    focus: hex(base.blue),
    passes: hex(base.green),
    // One entry for each of the record's keys, which the type of fromEntries does not say.
    tones: Object.fromEntries(Object.entries(lines).map(([tone, line]) => [tone, coloursOf(line, base)])) as Record<Tone, ToneColours>,
    severities: { error: hex(base.red), warning: hex(base.yellow), information: hex(base.blue) },
  };
}

/** The same mixtures as those of styles/tones.css. */
function toneLines({ background, foreground, dim, red, blue, yellow, green, purple }: Base): Readonly<Record<Tone, Rgb>> {
  const orange = mix(red, yellow, 0.4);
  const ram = [green, mix(blue, green, 0.5), mix(purple, foreground, 0.85), orange] as const;
  return {
    'ram-0': ram[0],
    'ram-1': ram[1],
    'ram-2': ram[2],
    'ram-3': ram[3],
    'node-0': ram[0],
    'node-1': ram[1],
    'node-2': ram[2],
    'node-3': ram[3],
    reserved: mix(foreground, background, 0.55),
    acpi: yellow,
    'soft-reserved': mix(orange, purple, 0.55),
    other: dim,
    cmr: blue,
    memlist: mix(green, foreground, 0.75),
    tdmr: mix(purple, blue, 0.6),
    hole: dim,
    pamt: mix(purple, foreground, 0.7),
    'pamt-reach': mix(purple, foreground, 0.7),
    'hotplug-range': dim,
    online: mix(green, blue, 0.8),
    error: red,
    warning: yellow,
    information: blue,
  };
}

function coloursOf(line: Rgb, { background, foreground, strength }: Base): ToneColours {
  const fill = mix(line, background, strength);
  const inks: readonly Rgb[] = [foreground, background, [0, 0, 0], [1, 1, 1]];
  const ink = inks.reduce((best, next) => (contrast(fill, next) > contrast(fill, best) ? next : best));
  return { fill: hex(fill), line: hex(line), ink: hex(ink) };
}

/** `share` of the first, the rest of the second. */
function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] * share + b[0] * (1 - share), a[1] * share + b[1] * (1 - share), a[2] * share + b[2] * (1 - share)];
}

function rgb(text: string): Rgb {
  const part = (from: number): number => Number.parseInt(text.slice(from, from + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

function hex(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part * 255).toString(16).padStart(2, '0')).join('')}`;
}
