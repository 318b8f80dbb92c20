import type { MapDetail, MapLane, MapSegment } from '../../src/analysis/map/view';
import { isFindingsLane } from '../layout/findings-lane';
import { ownId, sideOf } from '../state/pairs';
import { segmentsIn, type LaneIndex } from '../layout/lane-index';

/** The lanes that show what becomes of memory, in the order of what happens to it. */
const FATES = ['cmr', 'memlist', 'tdmr', 'reserved', 'hotplug'] as const;
const NAMED = 2;

/** What the firmware, the kernel and the module made of the bytes of a segment, one line for each of their lanes. */
export function fatesOf(lanes: readonly LaneIndex[], own: MapLane, segment: MapSegment): readonly MapDetail[] {
  return FATES.flatMap((id) => {
    // Of its own side, where two are compared.
    const index = lanes.find(({ lane }) => lane.id === `${sideOf(own.id)}${id}`);
    if (index === undefined || index.lane.id === own.id || isFindingsLane(own.id)) return [];
    const value = fateIn(index, segment);
    return value === undefined ? [] : [{ name: index.lane.title, value }];
  });
}

function fateIn(index: LaneIndex, segment: MapSegment): string | undefined {
  const { lane } = index;
  const found = segmentsIn(index, segment, NAMED + 1);
  if (found.length === 0) {
    if (lane.unknown !== undefined) return 'unknown';
    // That there is no hole here or no question of hotplug is nothing to tell.
    return ['cmr', 'memlist'].includes(ownId(lane.id)) ? 'none of it' : undefined;
  }
  const labels = [...new Set(found.slice(0, NAMED).map(({ label }) => label))].join('; ');
  const more = found.length > NAMED ? ' and more' : '';
  return `${labels}${more}${coversAll(found, segment) || more !== '' ? '' : ', part of it'}`;
}

/** Whether segments in order leave no byte of another out. */
function coversAll(found: readonly MapSegment[], { start, end }: MapSegment): boolean {
  let reach = start;
  for (const segment of found) {
    if (segment.start > reach) return false;
    reach = Math.max(reach, segment.end);
  }
  return reach >= end;
}
