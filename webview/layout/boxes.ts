import type { MapSegment, Tone } from '../../src/analysis/map/view';
import type { Axis } from '../axis/axis';
import { toPx, visibleBytes, type Viewport } from '../axis/viewport';
import { visibleSegments, type LaneIndex } from './lane-index';
import { severityOf, worse, type Severity } from './severity';

/** One rectangle of a lane, in pixels from the plot's left edge. */
export interface Box {
  readonly x: number;
  readonly width: number;
  readonly tone: Tone;
  readonly severity?: Severity;
  /** What it stands for, by address: one segment, or all those too narrow to be told apart here. Never empty. */
  readonly segments: readonly MapSegment[];
}

/** Narrower than this and a box would be invisible and out of reach of the pointer. */
const SLIVER_PX = 1;

/** What a lane shows through a viewport. Slivers that fall into one pixel become one box that stands for all. */
export function boxes(index: LaneIndex, axis: Axis, view: Viewport, widthPx: number): Box[] {
  const result: Box[] = [];
  let slivers: Sliver[] = [];
  const flush = (): void => {
    if (slivers.length > 0) result.push(joined(slivers));
    slivers = [];
  };
  for (const segment of visibleSegments(index, visibleBytes(axis, view, widthPx))) {
    const left = toPx(axis, view, segment.start);
    const right = toPx(axis, view, segment.end);
    if (right < 0 || left > widthPx) continue;
    if (right - left < SLIVER_PX) {
      const first = slivers[0];
      if (first !== undefined && right > Math.floor(first.left) + SLIVER_PX) flush();
      slivers.push({ segment, left, right });
      continue;
    }
    flush();
    const x = Math.max(0, left);
    result.push(box(x, Math.max(SLIVER_PX, Math.min(widthPx, right) - x), [segment], segment.tone));
  }
  flush();
  return result;
}

interface Sliver {
  readonly segment: MapSegment;
  readonly left: number;
  readonly right: number;
}

/** Takes the tone of the largest, unless a worse finding on another would be hidden by that. */
function joined(slivers: readonly Sliver[]): Box {
  const segments = slivers.map((sliver) => sliver.segment);
  const worst = segments.reduce<Severity | undefined>((found, segment) => worse(found, severityOf(segment)), undefined);
  const telling = segments.filter((segment) => severityOf(segment) === worst);
  const largest = telling.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
  return box(Math.max(0, slivers[0]?.left ?? 0), SLIVER_PX, segments, largest.tone, worst);
}

function box(x: number, width: number, segments: readonly MapSegment[], tone: Tone, worst?: Severity): Box {
  const first = segments[0];
  const severity = worst ?? (first === undefined ? undefined : severityOf(first));
  return { x, width, tone, segments, ...(severity === undefined ? {} : { severity }) };
}
