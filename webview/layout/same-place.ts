import { ownId, sideOf } from '../state/pairs';
import { isFindingsLane } from './findings-lane';
import type { Frame, LaneFrame } from './frame';

/** Heights in the lanes' pixels. */
export interface Rows {
  readonly top: number;
  /** Exclusive. */
  readonly bottom: number;
}

/**
 * From the first to the last of the lanes that show what a lane shows: its own row, in a comparison also that of the other
 * side. Of a difference these are all lanes, since any may be the one that it is about.
 */
export function rowsOfSamePlace({ lanes }: Frame, id: string): Rows | undefined {
  const compared = lanes.some(({ index }) => sideOf(index.lane.id) !== '');
  const own = lanes.filter(({ index: { lane } }) => (compared && isFindingsLane(id)) || ownId(lane.id) === ownId(id));
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? undefined : { top: boxesOf(first).top, bottom: boxesOf(last).bottom };
}

function boxesOf({ top, shape }: LaneFrame): Rows {
  return { top: top + shape.boxTop, bottom: top + shape.boxTop + shape.boxHeight };
}
