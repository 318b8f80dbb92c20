import { physAddr } from '../../src/analysis/base/address';
import { sizedRange } from '../../src/analysis/base/format';
import type { MapView } from '../../src/analysis/map/view';
import { foldedAxis } from '../axis/fold';
import { fit, show, type Bytes } from '../axis/viewport';
import { frame } from '../layout/frame';
import { geometry, RULER } from '../layout/geometry';
import { endOf, indexLane } from '../layout/lane-index';
import { lens, strip } from '../layout/overview';
import { heading } from './heading';
import { laneShapes, UNKNOWN_ID } from './lanes';
import { legend } from './legend';
import { measure, SANS, TEXT_PX, wrap } from './measure';
import { paletteOf, type ThemeName } from './palette';
import { patternOf, tonePatterns } from './patterns';
import { FOLD_ROW_PX, foldNames, overviewShapes, tickShapes } from './ruler';
import { textAt } from './text';
import { element, escaped, group } from './xml';

export interface SvgOptions {
  readonly theme?: ThemeName;
  /** The part to show, with all of it in sight; everything when absent. */
  readonly range?: Bytes;
  /** Pixels of the whole picture. */
  readonly width?: number;
}

const WIDTH_PX = 1200;
const MARGIN_PX = 20;

const NOTE = 'Addresses are in hexadecimal; the end of a range is exclusive. The axis is not to scale: stretches that no lane describes (gap) are folded, and large ones are drawn narrower than they are. The strip above the axis is to scale.';

/** A map as one SVG document. The same view always gives the same bytes. */
export function renderSvg(view: MapView, { theme = 'light', range, width = WIDTH_PX }: SvgOptions = {}): string {
  const palette = paletteOf(theme);
  const inner = width - 2 * MARGIN_PX;
  const lanes = view.lanes.map(indexLane);
  const axis = foldedAxis({ lanes: view.lanes, end: endOf(view) });
  const shape = geometry(inner);
  const viewport = range === undefined ? fit(axis, shape.plotWidth) : show(axis, shape.plotWidth, range);
  const picture = frame({ lanes, axis, viewport, geometry: shape, measure });
  const seen = range === undefined ? undefined : lens(axis, viewport, shape.plotWidth);
  const top = heading(view, inner, palette);
  const key = legend(view, inner, palette);
  const notes = wrap(`${range === undefined ? '' : `Shown: ${sizedRange({ start: physAddr(range.start), end: physAddr(range.end) })}. `}${NOTE}`, inner, 10);
  const rulerY = MARGIN_PX + top.height + 18;
  const lanesY = rulerY + RULER.height + 2;
  const keyY = lanesY + picture.height + FOLD_ROW_PX + 14;
  const notesY = keyY + key.height + 14;
  const height = Math.ceil(notesY + notes.length * 14 + MARGIN_PX - 8);
  const at = (x: number, y: number, shapes: readonly string[]): string => group({ transform: `translate(${x} ${Math.round(y)})` }, shapes);
  const clipped = (shapes: readonly string[]): string => group({ 'clip-path': 'url(#plot)' }, shapes);
  const defs = element('defs', {}, [
    ...tonePatterns(palette),
    patternOf('hatch', UNKNOWN_ID, palette.grid, 1.2) ?? '',
    element('clipPath', { id: 'plot' }, [element('rect', { x: 0, y: 0, width: inner, height: picture.height + FOLD_ROW_PX + 4 })]),
  ]);
  return `${element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': 'map-title map-desc', 'font-family': SANS, 'font-size': TEXT_PX },
    [
      '\n',
      element('title', { id: 'map-title' }, [escaped(`${view.summary.headline}: ${view.title}`)]),
      '\n',
      element('desc', { id: 'map-desc' }, [escaped(description(view))]),
      '\n',
      defs,
      '\n',
      element('rect', { width, height, fill: palette.background }),
      '\n',
      at(MARGIN_PX, MARGIN_PX, [top.shapes]),
      '\n',
      at(MARGIN_PX, rulerY, [
        textAt(0, RULER.overviewTop + 13, 'all addresses, to scale', { colour: palette.dim, size: 10 }),
        group({ transform: `translate(${shape.left} 0)` }, [overviewShapes(strip(lanes, axis, shape.plotWidth), seen, picture, palette), tickShapes(picture, palette)]),
      ]),
      '\n',
      at(MARGIN_PX, lanesY, [clipped([laneShapes(picture, palette), group({ transform: `translate(${shape.left} 0)` }, [foldNames(picture.folds, shape.plotWidth, picture.height + 13, palette)])])]),
      '\n',
      at(MARGIN_PX, keyY, [key.shapes]),
      '\n',
      at(MARGIN_PX, notesY, notes.map((line, row) => textAt(0, 10 + row * 14, line, { colour: palette.dim, size: 10 }))),
      '\n',
    ],
  )}\n`;
}

/** The picture in words, for whoever does not see it. */
function description({ summary, profiles, lanes, findings }: MapView): string {
  const kernels = profiles.flatMap(({ label, outcome }) => (outcome === undefined ? [] : [`${label} ${outcome}`]));
  const told = lanes.map(({ title, subtitle, unknown }) => `${title}: ${unknown === undefined ? subtitle : `unknown, ${unknown}`}`);
  const found = findings.map(({ severity, code }) => `${severity} ${code}`);
  return [
    [summary.headline, ...summary.sentences].join(' '),
    ...(kernels.length === 0 ? [] : [`Kernels: ${kernels.join('; ')}.`]),
    `Lanes: ${told.join('; ')}.`,
    ...(found.length === 0 ? [] : [`Findings: ${found.join('; ')}.`]),
  ].join('\n');
}
