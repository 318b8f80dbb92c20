import type { MapSegment } from '../../src/analysis/map/view';
import type { Bytes } from '../axis/viewport';
import { isFindingsLane } from '../layout/findings-lane';
import { firstFrom, nearestTo, positionOf, segmentsIn } from '../layout/lane-index';
import { rank, severityOf } from '../layout/severity';
import { selection, type Model } from './model';

/** Steps with the keyboard from segment to segment. Each gives the id to select, or `undefined` if there is none. */

/** The next segment of the selected one's lane: `step` is 1 or -1. Begins with the first that can be stood on. */
export function alongLane(model: Model, step: 1 | -1): string | undefined {
  const current = selection(model);
  const lane = model.lanes.find(({ lane: { id } }) => id === current?.lane.id);
  if (current === undefined || lane === undefined) return firstSegment(model);
  const at = positionOf(lane, current.segment);
  return lane.sorted[at + step]?.id ?? current.segment.id;
}

/** The segment of the next lane with any that is nearest to the selected one. */
export function acrossLanes(model: Model, step: 1 | -1): string | undefined {
  const current = selection(model);
  if (current === undefined) return firstSegment(model);
  const from = model.lanes.findIndex(({ lane: { id } }) => id === current.lane.id);
  for (let row = from + step; row >= 0 && row < model.lanes.length; row += step) {
    const lane = model.lanes[row];
    const nearest = lane?.sorted[nearestTo(lane, current.segment.start)];
    if (nearest !== undefined) return nearest.id;
  }
  return current.segment.id;
}

/** The next finding by address, around the end. The first step goes to the worst, which is what one looks for. */
export function alongFindings(model: Model, step: 1 | -1): string | undefined {
  const stops = findingStops(model);
  const at = stops.findIndex(({ id }) => id === model.selected);
  if (at >= 0) return stops[(at + step + stops.length) % stops.length]?.id;
  const start = selection(model)?.segment.start;
  if (start === undefined) return (step === 1 ? worstOf(stops) : stops.at(-1))?.id;
  const ahead = step === 1 ? stops.find((stop) => stop.start >= start) : stops.findLast((stop) => stop.start <= start);
  return (ahead ?? stops.at(step === 1 ? 0 : -1))?.id;
}

/** The first of those with the worst finding. */
function worstOf(stops: readonly MapSegment[]): MapSegment | undefined {
  const [first, ...rest] = stops;
  return rest.reduce((worst, stop) => (worst !== undefined && rank(severityOf(stop)) < rank(severityOf(worst)) ? stop : worst), first);
}

/** The findings lane if there is one, else one segment for each message. */
export function findingStops({ all: lanes }: Model): readonly MapSegment[] {
  const own = lanes.find(({ lane }) => isFindingsLane(lane.id));
  if (own !== undefined && own.sorted.length > 0) return own.sorted;
  const seen = new Set<string>();
  const stops = lanes.flatMap(({ sorted }) =>
    sorted.filter(({ findings }) =>
      findings.some(({ code, message, involved }) => {
        const fresh = involved !== true && !seen.has(`${code} ${message}`);
        seen.add(`${code} ${message}`);
        return fresh;
      }),
    ),
  );
  return stops.sort((a, b) => a.start - b.start);
}

/** Of more segments over one address than this it does not matter which is the innermost. */
const MOST_NESTED = 1000;

/** The innermost segment that holds an address, in the first lane that has one. */
export function segmentAt({ lanes }: Model, address: number): string | undefined {
  for (const index of lanes) {
    if (isFindingsLane(index.lane.id)) continue;
    const found = segmentsIn(index, { start: address, end: address + 1 }, MOST_NESTED).at(-1);
    if (found !== undefined) return found.id;
  }
  return undefined;
}

/** The segment of exactly these bytes, in the first lane in sight that has one. */
export function segmentOn({ lanes }: Model, { start, end }: Bytes): string | undefined {
  for (const index of lanes) {
    if (isFindingsLane(index.lane.id)) continue;
    for (let at = firstFrom(index, start); index.starts[at] === start; at += 1) {
      if (index.ends[at] === end) return index.sorted[at]?.id;
    }
  }
  return undefined;
}

function firstSegment({ lanes }: Model): string | undefined {
  return lanes.find(({ sorted }) => sorted.length > 0)?.sorted[0]?.id;
}
