import type { Tone } from '../../src/analysis/map/view';
import type { Severity } from '../layout/severity';
import { mostLegible } from './colour';
import { toneStyles } from './tones';

export interface ToneColours {
  readonly fill: string;
  readonly line: string;
  /** For text on the fill. */
  readonly ink: string;
}

/** The editor theme's colours, resolved for a canvas. */
export interface Theme {
  readonly font: string;
  readonly mono: string;
  readonly background: string;
  readonly foreground: string;
  readonly dim: string;
  readonly grid: string;
  readonly panel: string;
  readonly focus: string;
  readonly highContrast: boolean;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
  readonly severities: Readonly<Record<Severity, string>>;
}

/** Reads the custom properties through an element, so that `var()` and `color-mix()` come out as plain colours. */
export function readTheme(within: HTMLElement): Theme {
  const probe = document.createElement('span');
  probe.hidden = true;
  // Else forced colours would hide the tones' own.
  probe.style.setProperty('forced-color-adjust', 'none');
  within.append(probe);
  const computed = getComputedStyle(probe);
  const colour = (value: string): string => {
    probe.style.color = value;
    return computed.color;
  };
  const page = getComputedStyle(within);
  const background = colour('var(--map-background)');
  const foreground = colour('var(--map-foreground)');
  const tone = (id: Tone): ToneColours => {
    const { variable } = toneStyles[id];
    const fill = colour(`color-mix(in srgb, var(${variable}) var(--tone-strength), var(--map-background))`);
    return { fill, line: colour(`var(${variable})`), ink: mostLegible(fill, [foreground, background, 'rgb(0, 0, 0)', 'rgb(255, 255, 255)']) };
  };
  const ids = Object.keys(toneStyles) as Tone[]; // The record's keys are the tones, all of them.
  const theme: Theme = {
    font: page.getPropertyValue('--map-font'),
    mono: page.getPropertyValue('--map-mono'),
    background,
    foreground,
    dim: colour('var(--map-dim)'),
    grid: colour('var(--map-line)'),
    panel: colour('var(--map-panel)'),
    focus: colour('var(--map-focus)'),
    highContrast: page.getPropertyValue('--map-outlines').trim() === '1',
    tones: Object.fromEntries(ids.map((id) => [id, tone(id)])) as Record<Tone, ToneColours>,
    severities: {
      error: colour('var(--map-error)'),
      warning: colour('var(--map-warning)'),
      information: colour('var(--map-information)'),
    },
  };
  probe.remove();
  return theme;
}
