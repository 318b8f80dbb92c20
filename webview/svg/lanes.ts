import type { Frame, LaneFrame } from '../layout/frame';
import { MARKER_PX, type Marker } from '../layout/markers';
import { signOfMarker } from '../paint/signs';
import { boxShapes, labelShapes, type Band } from './boxes';
import { describeBox } from './describe';
import { cut, measure } from './measure';
import type { Palette } from './palette';
import { crisp } from './ruler';
import { sign } from './signs';
import { textAt } from './text';
import { element, escaped, figure, group } from './xml';

/** The lanes with their names before them. The plot's left edge is at `frame.geometry.left`. */
export function laneShapes(frame: Frame, palette: Palette): string {
  const { left, plotWidth } = frame.geometry;
  return group({}, [
    ...frame.lanes.map(({ top, shape }) => element('path', { d: `M0 ${figure(top + shape.height - 0.5)}H${figure(left + plotWidth)}`, stroke: palette.grid, 'stroke-opacity': 0.55 })),
    ...frame.lanes.map((lane) => laneName(lane, left, palette)),
    group({ transform: `translate(${left} 0)` }, [gridShapes(frame, palette), ...frame.lanes.map((lane) => laneShape(lane, frame, palette))]),
  ]);
}

function laneName({ index: { lane }, top, shape }: LaneFrame, left: number, palette: Palette): string {
  const room = left - 14;
  const middle = top + shape.height / 2;
  return group({}, [
    element('title', {}, [escaped(`${lane.title}: ${lane.subtitle}. ${lane.about}`)]),
    textAt(0, middle - 2, cut(lane.title, room, 12), { colour: palette.foreground, size: 12, bold: true }),
    textAt(0, middle + 11, cut(lane.subtitle, room, 10), { colour: palette.dim, size: 10 }),
  ]);
}

/** Hair lines under the labelled addresses, and a double one where the axis is torn. */
function gridShapes({ ticks, folds, height }: Frame, palette: Palette): string {
  const down = (px: number): string => `M${crisp(px)} 0V${figure(height)}`;
  const bands = folds.map(({ x, width }) => element('rect', { x, y: 0, width, height, fill: palette.panel }));
  return group({}, [
    ...bands,
    element('path', { d: ticks.map(({ px }) => down(px)).join(''), stroke: palette.grid, 'stroke-dasharray': '1 3' }),
    element('path', { d: folds.map(({ x, width }) => `${down(x + width / 2 - 1.5)}${down(x + width / 2 + 1.5)}`).join(''), stroke: palette.grid, 'stroke-dasharray': '3 3' }),
  ]);
}

function laneShape(lane: LaneFrame, frame: Frame, palette: Palette): string {
  const band: Band = { top: lane.top + lane.shape.boxTop, height: lane.shape.boxHeight };
  return group({}, [
    ...(lane.index.lane.unknown === undefined ? [] : unknownShape(lane, frame, band, palette)),
    ...boxShapes(lane.boxes, band, palette),
    ...markerShapes(lane.markers, band, palette),
    ...labelShapes(lane.labels, lane.boxes, band, palette),
  ]);
}

/** The pattern of what is unknown, in the definitions of the picture. */
export const UNKNOWN_ID = 'pattern-unknown';

/** No evidence is not an empty lane: it is hatched from end to end, and says why. What is known is drawn over that. */
function unknownShape({ index, boxes }: LaneFrame, { geometry: { plotWidth } }: Frame, { top, height }: Band, palette: Palette): readonly string[] {
  const hatched = element('rect', { x: 0.5, y: top + 0.5, width: plotWidth - 1, height: height - 1, rx: 1.5, fill: `url(#${UNKNOWN_ID})`, stroke: palette.dim, 'stroke-dasharray': '3 3' });
  if (boxes.length > 0) return [hatched];
  const text = cut(`unknown: ${index.lane.unknown ?? ''}`, plotWidth - 28);
  return [hatched, element('rect', { x: 8, y: top + 2, width: measure(text) + 12, height: height - 4, fill: palette.background }), textAt(14, top + height / 2 + 4, text, { colour: palette.foreground })];
}

const BAR_PX = 3;

/** Longer bars first, so that a short one within a long one stays visible. */
function markerShapes(markers: readonly Marker[], { top, height }: Band, palette: Palette): readonly string[] {
  const y = top + height;
  const bars = [...markers].sort((a, b) => b.bar.width - a.bar.width).flatMap(({ severity, bar }) => [
    element('rect', { x: bar.x - 1, y, width: Math.max(2, bar.width) + 1, height: BAR_PX, fill: palette.background }),
    element('rect', { x: bar.x, y, width: Math.max(2, bar.width - 1), height: BAR_PX, fill: palette.severities[severity] }),
  ]);
  const signs = markers.map(({ x, severity, box }) =>
    group({}, [element('title', {}, [escaped(describeBox(box))]), sign(signOfMarker({ severity, box }), x, top + height / 2 - 1, MARKER_PX, palette.severities[severity])]),
  );
  return [...bars, ...signs];
}
