import { GIB, MIB } from '../../src/analysis/base/address';
import { humanSize } from '../../src/analysis/base/format';
import type { MapSegment, MapView } from '../../src/analysis/map/view';
import type { Bytes } from '../axis/viewport';
import { isFindingsLane } from '../layout/findings-lane';
import { wordingOf } from '../text/wording';
import { ownId, sideOf } from './pairs';

/** A look that people want again and again. */
export interface Preset {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly bytes: Bytes;
  /** The key that takes it, if it has one. */
  readonly key?: string;
  /** Selected as well, where it is one segment. */
  readonly segment?: string;
}

const AREAS: readonly Preset[] = [
  { id: 'below-1m', group: 'Addresses', label: 'Below 1 MiB', bytes: { start: 0, end: MIB }, key: '1' },
  { id: 'below-4g', group: 'Addresses', label: 'Below 4 GiB', bytes: { start: 0, end: 4 * GIB }, key: '2' },
  { id: 'around-4g', group: 'Addresses', label: 'Around 4 GiB', bytes: { start: 3 * GIB, end: 5 * GIB }, key: '3' },
];

/** A longer menu is no menu: the table lists them all. */
const MOST_OF_A_GROUP = 24;

/** The looks that a view offers; `end` is one past its last address. */
export function presetsOf(view: MapView, end: number): readonly Preset[] {
  const areas = AREAS.flatMap((area) => (area.bytes.start < end ? [{ ...area, bytes: { start: area.bytes.start, end: Math.min(area.bytes.end, end) } }] : []));
  const tdmrs = view.lanes.flatMap(({ id, segments }) =>
    ownId(id) !== 'tdmr' ? [] : segments.map((segment) => ofSegment('TDMRs', `${sideOf(id).slice(0, 1).toUpperCase()} ${segment.label}, ${humanSize(segment.end - segment.start)}`.trim(), segment)),
  ).slice(0, MOST_OF_A_GROUP);
  const found = view.lanes.find(({ id }) => isFindingsLane(id))?.segments ?? [];
  const findings = found.slice(0, MOST_OF_A_GROUP).map((segment) => ofSegment(wordingOf(view).title, segment.label, segment));
  return [...areas, ...nodes(view), ...tdmrs, ...findings];
}

function ofSegment(group: Preset['group'], label: string, { id, start, end }: MapSegment): Preset {
  return { id, group, label, bytes: { start, end }, segment: id };
}

/** From the first to the last byte of each node, by the first lane that knows nodes of memory. */
function nodes({ lanes }: MapView): readonly Preset[] {
  const lane = ['memblock', 'running', 'srat', 'memlist'].flatMap((id) => lanes.find((each) => ownId(each.id) === id) ?? []).find(({ segments }) => segments.some(({ node }) => node !== undefined));
  const reach = new Map<number, { start: number; end: number }>();
  for (const { node, start, end } of lane?.segments ?? []) {
    if (node === undefined) continue;
    const known = reach.get(node);
    reach.set(node, known === undefined ? { start, end } : { start: Math.min(known.start, start), end: Math.max(known.end, end) });
  }
  return [...reach]
    .sort(([a], [b]) => a - b)
    .slice(0, MOST_OF_A_GROUP)
    .map(([node, bytes]): Preset => ({ id: `node-${node}`, group: 'Nodes', label: `Node ${node}`, bytes }));
}
