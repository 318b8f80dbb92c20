import type { AddressRange } from '../base/range';
import type { Place } from '../base/span';
import type { LaneContext } from './lane';
import type { MapDetail, MapFinding, MapPlace, MapSegment, Tone } from './view';

export interface SegmentSpec {
  readonly id: string;
  readonly range: AddressRange;
  readonly tone: Tone;
  readonly label: string;
  readonly node?: number | undefined;
  readonly details?: readonly MapDetail[];
  /** Absent for what no line says. */
  readonly at: Place | undefined;
  /** Those on the line, when it does not say. */
  readonly findings?: readonly MapFinding[];
}

/** A segment with the line it comes from and the findings on that line. */
export function segment({ placeOf, findingsAt }: LaneContext, { id, range, tone, label, node, details = [], at, findings }: SegmentSpec): MapSegment {
  const { start, end } = range;
  const place = at === undefined ? {} : { place: placeOf(at) };
  return { id, start, end, tone, label, ...(node === undefined ? {} : { node }), details, ...place, findings: findings ?? (at === undefined ? [] : findingsAt(at, range)) };
}

/** `dmesg.log:7`. */
export function lineName({ name, line }: MapPlace): string {
  return `${name}:${line + 1}`;
}

const RAM_TONES = ['ram-0', 'ram-1', 'ram-2', 'ram-3'] as const;

/** Memory is coloured by node; four colours take turns. */
export function nodeTone(node: number | undefined): Tone {
  return RAM_TONES[(node ?? 0) % RAM_TONES.length] ?? 'ram-0';
}

const NODE_TONES = ['node-0', 'node-1', 'node-2', 'node-3'] as const;

/** The same colours where a node is declared and nothing is said of memory. */
export function affinityTone(node: number): Tone {
  return NODE_TONES[node % NODE_TONES.length] ?? 'node-0';
}

/** `node 1`, or `node unknown`. */
export function nodeName(node: number | undefined): string {
  return node === undefined ? 'node unknown' : `node ${node}`;
}
