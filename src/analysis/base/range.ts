import type { PhysAddr } from './address';

/** Physical bytes [start, end): `end` is exclusive. */
export interface AddressRange {
  readonly start: PhysAddr;
  readonly end: PhysAddr;
}

/** Bytes in a range. */
export function sizeOf({ start, end }: AddressRange): number {
  return end - start;
}

export function overlap(a: AddressRange, b: AddressRange): AddressRange | undefined {
  const start = a.start > b.start ? a.start : b.start;
  const end = a.end < b.end ? a.end : b.end;
  return start < end ? { start, end } : undefined;
}

/** True when every byte of `inner` lies in `outer`. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function sameRange(a: AddressRange, b: AddressRange): boolean {
  return a.start === b.start && a.end === b.end;
}
