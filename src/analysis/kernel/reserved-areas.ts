import { PAGE_SIZE } from '../base/address';
import type { Tdmr } from './tdmr';
import { add64 } from './u64';

/** Bytes [start, end) in the address space of the host; what a TDMR marks as not to be used. */
export interface Area {
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of a TDMR that no entry covers, in order. An entry that begins at or before the end of the one before moves
 * that end to its own, even downwards. Source: `tdmr_populate_rsvd_holes()`.
 */
export function holesOf({ base, size }: Tdmr, entries: readonly Area[]): Area[] {
  const end = add64(base, size);
  const holes: Area[] = [];
  let previous = base;
  for (const entry of entries) {
    if (entry.start >= end) break;
    if (entry.end < base) continue;
    if (entry.start > previous) holes.push({ start: previous, end: entry.start });
    previous = entry.end;
  }
  if (previous < end) holes.push({ start: previous, end });
  return holes;
}

/** The parts of PAMT blocks that lie inside a TDMR, in the order of the blocks. Source: `tdmr_populate_rsvd_pamts()`. */
export function pamtsInside({ base, size }: Tdmr, blocks: readonly Area[]): Area[] {
  const end = add64(base, size);
  return blocks
    .filter((block) => block.end > base && block.start < end)
    .map((block) => ({ start: Math.max(block.start, base), end: Math.min(block.end, end) }));
}

export type ReservedAreas =
  | { readonly kind: 'fits'; readonly areas: readonly Area[]; /** Areas overlap: the kernel warns while it sorts. */ readonly overlapping: boolean }
  /** An area is no whole number of pages: -EINVAL. */
  | { readonly kind: 'unaligned' }
  /** More areas than the module takes in one TDMR: -ENOSPC. */
  | { readonly kind: 'exhausted' };

/** Puts areas into a TDMR's slots: first come, first served, then sorted; touching areas are not joined. */
export function reserve(areas: readonly Area[], limit: number): ReservedAreas {
  for (const [index, { start, end }] of areas.entries()) {
    if (start % PAGE_SIZE !== 0 || (end - start) % PAGE_SIZE !== 0) return { kind: 'unaligned' };
    if (index >= limit) return { kind: 'exhausted' };
  }
  const sorted = [...areas].sort((a, b) => a.start - b.start);
  const overlapping = sorted.some(({ start }, index) => index > 0 && start < (sorted[index - 1]?.end ?? 0));
  return { kind: 'fits', areas: sorted, overlapping };
}
