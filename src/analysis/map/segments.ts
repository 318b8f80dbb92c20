import { hex } from '../base/format';
import type { AddressRange } from '../base/range';
import type { Place } from '../base/span';
import type { LaneContext } from './lane';
import type { MapDetail, MapSegment, Tone } from './view';

export interface SegmentSpec {
  readonly id: string;
  readonly range: AddressRange;
  readonly tone: Tone;
  readonly label: string;
  readonly details?: readonly MapDetail[];
  readonly at: Place;
}

/** A segment with the line it comes from and the findings on that line. */
export function segment({ placeOf, findingsAt }: LaneContext, { id, range, tone, label, details = [], at }: SegmentSpec): MapSegment {
  const { start, end } = range;
  return { id, start, end, tone, label, details, place: placeOf(at), findings: findingsAt(at) };
}

const RAM_TONES = ['ram-0', 'ram-1', 'ram-2', 'ram-3'] as const;

/** Memory is coloured by node; four colours take turns. */
export function nodeTone(node: number | undefined): Tone {
  return RAM_TONES[(node ?? 0) % RAM_TONES.length] ?? 'ram-0';
}

/** `node 1`, or `node unknown`. */
export function nodeName(node: number | undefined): string {
  return node === undefined ? 'node unknown' : `node ${node}`;
}

/** `0x100 to 0x5d169, end exclusive`. */
export function pfnDetail(startPfn: number, endPfn: number): MapDetail {
  return { name: 'PFNs', value: `${hex(startPfn)} to ${hex(endPfn)}, end exclusive` };
}
