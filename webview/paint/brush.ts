import type { PatternFills } from './pattern-fill';
import type { Theme } from './theme';

/** What every painter needs: where to draw, in CSS pixels, and with what. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly theme: Theme;
  readonly patterns: PatternFills;
}

export const TEXT_PX = 11;

export function textFont(theme: Theme): string {
  return `${TEXT_PX}px ${theme.font}`;
}

export function monoFont(theme: Theme): string {
  return `${TEXT_PX}px ${theme.mono}`;
}

/** A line one pixel wide lies between pixels unless it is moved by half. */
export function crisp(value: number): number {
  return Math.round(value - 0.5) + 0.5;
}
