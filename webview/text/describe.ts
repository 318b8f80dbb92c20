import { PAGE_SIZE, physAddr } from '../../src/analysis/base/address';
import { count, hex, hexRange, humanSize } from '../../src/analysis/base/format';
import type { MapDetail, MapLane, MapPlace, MapSegment } from '../../src/analysis/map/view';
import type { Bytes } from '../axis/viewport';

/** `[0x5d169000, 0x5d22b000)`. */
export function rangeText({ start, end }: Bytes): string {
  return hexRange({ start: physAddr(start), end: physAddr(end) });
}

/** `0x5d169000-0x5d22afff`: first and last byte, as the kernel prints it. */
export function inclusiveText({ start, end }: Bytes): string {
  return start < end ? `${hex(start)}-${hex(end - 1)}` : 'no bytes';
}

/** `776 KiB (794,624 bytes)`. */
export function sizeText({ start, end }: Bytes): string {
  const bytes = end - start;
  return bytes < 1024 ? count(bytes, 'byte') : `${humanSize(bytes)} (${grouped(bytes)} bytes)`;
}

/** `0x5d169-0x5d22a, 194 pages`: whole and partial page frames that the bytes touch. */
export function pfnText({ start, end }: Bytes): string {
  if (start >= end) return 'none';
  const first = Math.floor(start / PAGE_SIZE);
  const last = Math.floor((end - 1) / PAGE_SIZE);
  const frames = first === last ? hex(first) : `${hex(first)}-${hex(last)}`;
  const pages = last - first + 1;
  const whole = start % PAGE_SIZE === 0 && end % PAGE_SIZE === 0;
  return `${frames}, ${grouped(pages)} ${pages === 1 ? 'page' : 'pages'}${whole ? '' : ', not page-aligned'}`;
}

/** `dmesg.log:6`. */
export function placeText(place: MapPlace): string {
  return `${place.name}:${place.line + 1}`;
}

/** What the hover card lists about a segment, in order. */
export function segmentFacts(segment: MapSegment, fates: readonly MapDetail[] = []): readonly MapDetail[] {
  const { node } = segment;
  const untold = node !== undefined && !segment.label.includes(`node ${node}`) && !segment.details.some(({ name }) => name === 'Node');
  return [
    { name: 'Range', value: rangeText(segment) },
    { name: 'First-last byte', value: inclusiveText(segment) },
    { name: 'Size', value: sizeText(segment) },
    ...(segment.details.some(({ name }) => name.startsWith('PFN')) ? [] : [{ name: 'PFN', value: pfnText(segment) }]),
    ...(untold ? [{ name: 'Node', value: `${node}` }] : []),
    ...segment.details,
    ...fates,
    ...(segment.place === undefined ? [] : [{ name: 'From', value: placeText(segment.place) }]),
  ];
}

/** One line for a screen reader. */
export function spoken(lane: MapLane, segment: MapSegment): string {
  const parts = [
    `${lane.title}: ${segment.label}`,
    `${hex(segment.start)} to ${hex(Math.max(segment.start, segment.end - 1))} inclusive`,
    humanSize(segment.end - segment.start),
    ...segment.findings.map(({ severity, message, involved }) => `${involved === true ? 'involved in' : severity}: ${message}`),
    ...(segment.place === undefined ? [] : [`from ${segment.place.name} line ${segment.place.line + 1}`]),
  ];
  return parts.join(', ');
}

/** `794,624`. */
export function grouped(value: number): string {
  return value.toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
}
