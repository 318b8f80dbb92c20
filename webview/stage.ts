import { addressAt, toPx } from './axis/viewport';
import { element } from './dom';
import { createGutter, type GutterHandlers } from './gutter';
import { emphasisIn, markedPositions, type Marked, type Pointed } from './layout/emphasis';
import { frame as layOut, type Frame } from './layout/frame';
import { geometry, RULER } from './layout/geometry';
import { lens, strip } from './layout/overview';
import { monoFont, textFont, type Brush } from './paint/brush';
import { prepare } from './paint/canvas';
import { paintLanes } from './paint/lanes';
import { paintEvent } from './paint/event';
import { patternFills } from './paint/pattern-fill';
import { paintRuler, paintStrip, type Pointer } from './paint/ruler';
import { readTheme, type Theme } from './paint/theme';
import { isFolded } from './state/lane-choice';
import { selection, type Model } from './state/model';
import { eventAt } from './timeline/events';

/** What the pointer adds to the picture. */
export interface Hover {
  /** From the plot's left edge; `undefined` while the pointer is elsewhere. */
  readonly px: number | undefined;
  readonly pointed: Pointed | undefined;
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
export function createStage(gutterHandlers: GutterHandlers): Stage {
  const rulerCanvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  const lanesCanvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  const gutter = createGutter(gutterHandlers);
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
  /** As it was last asked for: to ask with every frame would have the page laid out with every frame. */
  let width = 0;
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

  let kept: { readonly lanes: Model['lanes']; readonly width: number; readonly theme: Theme; readonly painted: CanvasImageSource } | undefined;
  const stripOf = (indexed: Model['lanes'], axis: Model['axis'], width: number): CanvasImageSource => {
    const colours = currentTheme();
    if (kept?.lanes !== indexed || kept.width !== width || kept.theme !== colours) {
      const painted = paintStrip(colours, strip(indexed, axis, width), width, devicePixelRatio) ?? new OffscreenCanvas(1, 1);
      kept = { lanes: indexed, width, theme: colours, painted };
    }
    return kept.painted;
  };

  let keptMarks: { readonly marked: Model['marked']; readonly lanes: Model['lanes']; readonly positions: Marked } | undefined;
  const markedOf = ({ marked, lanes: indexed, locator }: Model): Marked => {
    if (keptMarks?.marked !== marked || keptMarks.lanes !== indexed) {
      keptMarks = { marked, lanes: indexed, positions: markedPositions(indexed, [...marked].flatMap((id) => locator.get(id)?.segment ?? [])) };
    }
    return keptMarks.positions;
  };

  let keptFolds: Pick<Model, 'choice' | 'lanes'> & { readonly folded: ReadonlySet<string> } | undefined;
  const foldedOf = ({ choice, lanes: indexed }: Model): ReadonlySet<string> => {
    if (keptFolds?.choice !== choice || keptFolds.lanes !== indexed) {
      keptFolds = { choice, lanes: indexed, folded: new Set(indexed.map(({ lane }) => lane.id).filter((id) => isFolded(choice, id))) };
    }
    return keptFolds.folded;
  };

  return {
    root,
    ruler,
    lanes,
    frame: () => drawn,
    theme: currentTheme,
    plotWidth() {
      width = root.clientWidth;
      return geometry(width).plotWidth;
    },
    render: (model) => gutter.render(model),
    bringIntoSight: (lane) => gutter.bringIntoSight(lane),
    draw(model, { px, pointed }) {
      const { lanes: indexed, all, axis, viewport, target, measure: ruled } = model;
      const ratio = devicePixelRatio;
      const picture = layOut({ lanes: indexed, folded: foldedOf(model), axis, viewport, geometry: geometry(width), measure });
      drawn = picture;
      gutter.place(picture);
      rulerTitle.hidden = picture.geometry.narrow;
      const pointers: Pointer[] = [];
      if (target !== undefined) pointers.push({ px: toPx(axis, viewport, target), address: target });
      if (px !== undefined) pointers.push({ px, address: Math.floor(addressAt(axis, viewport, px)) });
      const seen = pointers.filter((pointer) => pointer.px >= 0 && pointer.px <= picture.geometry.plotWidth);
      const brush = (canvas: HTMLCanvasElement, height: number): Brush => ({
        context: prepare(canvas, width, height, ratio),
        theme: currentTheme(),
        patterns,
      });
      paintRuler(brush(rulerCanvas, RULER.height), picture, { strip: stripOf(all, axis, picture.geometry.plotWidth), lens: lens(axis, viewport, picture.geometry.plotWidth) }, seen);
      const selected = selection(model)?.segment;
      const marked = markedOf(model);
      const band = ruled === undefined ? undefined : { from: toPx(axis, viewport, ruled.start), to: toPx(axis, viewport, ruled.end) };
      const lanesBrush = brush(lanesCanvas, picture.height);
      paintLanes(lanesBrush, picture, (lane) => emphasisIn(lane, selected, marked, pointed), { pointers: seen, band });
      const event = eventAt(model.view.timeline);
      if (event?.start !== undefined && event.end !== undefined) paintEvent(lanesBrush, picture, { from: toPx(axis, viewport, event.start), to: toPx(axis, viewport, event.end), failed: event.result === 'refused' });
    },
    forgetTheme() {
      theme = undefined;
      patterns = patternFills(devicePixelRatio);
      widths.clear();
    },
  };
}
