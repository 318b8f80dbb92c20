import { physAddr } from '../../../src/analysis/base/address';
import type { AddressRange } from '../../../src/analysis/base/range';

/** Bytes [start, end). */
export function range(start: number, end: number): AddressRange {
  return { start: physAddr(start), end: physAddr(end) };
}
