import { physAddr } from '../../src/analysis/base/address';
import { hexRange, humanSize } from '../../src/analysis/base/format';
import type { MapSegment } from '../../src/analysis/map/view';
import type { Box } from '../layout/boxes';

/** Of more findings the first say enough. */
const MOST_FINDINGS = 3;

/** What is said of a box to whoever points at it: name, range and size, line, findings. */
export function describeBox({ count, telling }: Pick<Box, 'count' | 'telling'>): string {
  const one = describeSegment(telling);
  return count === 1 ? one : `${count} ranges too narrow to be told apart here; one of them:\n${one}`;
}

function describeSegment({ label, start, end, place, findings }: MapSegment): string {
  const range = start < end ? `${hexRange({ start: physAddr(start), end: physAddr(end) })}, ${humanSize(end - start)}` : 'no bytes';
  return [
    label,
    range,
    ...(place === undefined ? [] : [`${place.name}:${place.line + 1}`]),
    ...findings.filter(({ involved }) => involved !== true).slice(0, MOST_FINDINGS).map(({ severity, message }) => `${severity}: ${message}`),
  ].join('\n');
}
