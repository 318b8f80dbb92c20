import { addressAt, toPx } from './axis/viewport';
import { element } from './dom';
import { createGutter } from './gutter';
import { frame as layOut, type Frame } from './layout/frame';
import { geometry, RULER } from './layout/geometry';
import { lens, strip, type Strip } from './layout/overview';
import type { Emphasis } from './paint/boxes';
import { monoFont, textFont, type Brush } from './paint/brush';
import { prepare } from './paint/canvas';
import { paintLanes } from './paint/lanes';
import { patternFills } from './paint/pattern-fill';
import { paintRuler, type Pointer } from './paint/ruler';
import { readTheme, type Theme } from './paint/theme';
import type { Model } from './state/model';

/** What the pointer adds to the picture. */
export interface Hover {
  /** From the plot's left edge; `undefined` while the pointer is elsewhere. */
  readonly px: number | undefined;
  readonly ids: ReadonlySet<string>;
}

export interface Stage {
  readonly root: HTMLElement;
  readonly ruler: HTMLElement;
  readonly lanes: HTMLElement;
  /** The picture as it was last drawn. */
  readonly frame: () => Frame | undefined;
  readonly theme: () => Theme;
  /** Pixels that the axis has for a page as wide as it is now. */
  plotWidth(): number;
  render(model: Model): void;
  draw(model: Model, hover: Hover): void;
  bringIntoSight(lane: string): void;
  /** The theme or the screen's density has changed. */
  forgetTheme(): void;
}

/** The part of the page that is drawn: overview and ruler above, lanes below. */
export function createStage(): Stage {
  const rulerCanvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  const lanesCanvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  const gutter = createGutter();
  const rulerTitle = element('span', { className: 'ruler-title', text: 'overview, true scale' });
  const ruler = element('div', { className: 'ruler' }, [rulerCanvas, rulerTitle]);
  const lanes = element('div', {
    className: 'lanes',
    attributes: {
      role: 'application',
      tabindex: '0',
      'aria-label': 'Memory map',
      'aria-describedby': 'map-hint',
    },
  }, [lanesCanvas, gutter.root]);
  const hint = element('p', { className: 'visually-hidden', text: 'Use the bracket keys to step through ranges, up and down for lanes, N for the next finding, question mark for all keys. The table below has the same content.', attributes: { id: 'map-hint' } });
  const root = element('section', { className: 'stage', attributes: { 'aria-label': 'Map' } }, [ruler, lanes, hint]);

  const widths = new Map<string, number>();
  const pen = document.createElement('canvas').getContext('2d');
  let theme: Theme | undefined;
  let patterns = patternFills(devicePixelRatio);
  let drawn: Frame | undefined;
  const currentTheme = (): Theme => (theme ??= readTheme(document.body));
  const measure = (text: string): number => {
    const known = widths.get(text);
    if (known !== undefined || pen === null) return known ?? text.length * 6.5;
    pen.font = text.startsWith('0x') ? monoFont(currentTheme()) : textFont(currentTheme());
    const { width } = pen.measureText(text);
    widths.set(text, width);
    return width;
  };

  let kept: { readonly lanes: Model['lanes']; readonly width: number; readonly strip: Strip } | undefined;
  const stripOf = (indexed: Model['lanes'], axis: Model['axis'], width: number): Strip => {
    if (kept?.lanes !== indexed || kept.width !== width) kept = { lanes: indexed, width, strip: strip(indexed, axis, width) };
    return kept.strip;
  };

  return {
    root,
    ruler,
    lanes,
    frame: () => drawn,
    theme: currentTheme,
    plotWidth: () => geometry(root.clientWidth).plotWidth,
    render: ({ view }) => gutter.render(view),
    bringIntoSight: (lane) => gutter.bringIntoSight(lane),
    draw({ lanes: indexed, axis, viewport, selected, marked, target }, { px, ids }) {
      const width = root.clientWidth;
      const ratio = devicePixelRatio;
      const picture = layOut({ lanes: indexed, axis, viewport, geometry: geometry(width), measure });
      drawn = picture;
      gutter.place(picture.geometry);
      rulerTitle.hidden = picture.geometry.narrow;
      const emphasis: Emphasis = { selected, marked, hovered: ids };
      const pointers: Pointer[] = [];
      if (target !== undefined) pointers.push({ px: toPx(axis, viewport, target), address: target });
      if (px !== undefined) pointers.push({ px, address: Math.floor(addressAt(axis, viewport, px)) });
      const seen = pointers.filter((pointer) => pointer.px >= 0 && pointer.px <= picture.geometry.plotWidth);
      const brush = (canvas: HTMLCanvasElement, height: number): Brush => ({
        context: prepare(canvas, width, height, ratio),
        theme: currentTheme(),
        patterns,
      });
      paintRuler(brush(rulerCanvas, RULER.height), picture, { strip: stripOf(indexed, axis, picture.geometry.plotWidth), lens: lens(axis, viewport, picture.geometry.plotWidth) }, seen);
      paintLanes(brush(lanesCanvas, picture.height), picture, emphasis, seen);
    },
    forgetTheme() {
      theme = undefined;
      patterns = patternFills(devicePixelRatio);
      widths.clear();
    },
  };
}
