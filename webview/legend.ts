import type { MapLane, Tone } from '../src/analysis/map/view';
import { element } from './dom';
import { paintBox } from './paint/boxes';
import type { Brush } from './paint/brush';
import { prepare } from './paint/canvas';
import { patternFills } from './paint/pattern-fill';
import type { Theme } from './paint/theme';
import { toneStyles } from './paint/tones';
import { icon } from './icons';
import { differenceKeys } from './layout/differences';
import { isFindingsLane } from './layout/findings-lane';
import type { Frame } from './layout/frame';
import type { Model } from './state/model';

const SWATCH = { width: 18, height: 12 } as const;

/** Which colours and patterns the lanes in sight use and what they mean; drawn by the painter of the map itself. */
export function renderLegend(root: HTMLElement, { lanes, view }: Model, theme: Theme): void {
  const drawn = lanes.map(({ lane }) => lane).filter(({ id }) => !isFindingsLane(id));
  const used = new Set<Tone>();
  for (const { segments } of drawn) {
    for (const { tone } of segments) used.add(tone);
  }
  const byName = new Map<string, Tone[]>();
  for (const tone of Object.keys(toneStyles) as Tone[]) { // The record's keys are the tones.
    if (!used.has(tone)) continue;
    const name = tone === 'other' ? titlesWith(tone, drawn) : toneStyles[tone].name;
    byName.set(name, [...(byName.get(name) ?? []), tone]);
  }
  root.replaceChildren(
    ...[...byName].map(([name, tones]) =>
      element('li', {}, [...tones.map((tone) => swatch(tone, theme)), element('span', { text: name })]),
    ),
    ...differenceKeys(view).map(({ sign, severity, name }) => element('li', { className: sign }, [icon(sign, severity), element('span', { text: name })])),
  );
}

/** Names the sign for several in one place while the picture has one. Its place stays, so that nothing moves while one zooms. */
export function nameSeveral(root: HTMLElement, { lanes }: Frame): void {
  const item = root.querySelector<HTMLElement>('.several');
  if (item !== null) item.style.visibility = lanes.some(({ markers }) => markers.some(({ box }) => box.count > 1)) ? '' : 'hidden';
}

/** `other` means what its lane means. */
function titlesWith(tone: Tone, lanes: readonly MapLane[]): string {
  return lanes.filter(({ segments }) => segments.some((segment) => segment.tone === tone)).map(({ title }) => title).join(', ');
}

function swatch(tone: Tone, theme: Theme): HTMLCanvasElement {
  const canvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  const ratio = devicePixelRatio;
  const brush: Brush = { context: prepare(canvas, SWATCH.width, SWATCH.height, ratio), theme, patterns: patternFills(ratio) };
  paintBox(brush, { x: 0, width: SWATCH.width, tone, severity: undefined, count: 1 }, { top: 0, height: SWATCH.height });
  return canvas;
}
