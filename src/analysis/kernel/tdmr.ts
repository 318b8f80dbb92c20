import { GIB, PAGE_SIZE } from '../base/address';
import type { PfnRange } from './memlist';
import { add64, alignDown64, alignUp64, subtract64 } from './u64';

/** TDMRs begin and end on multiples of this many bytes. Source: `TDMR_ALIGNMENT`. */
export const TDMR_ALIGNMENT = GIB;

/** One TD Memory Region: bytes [base, base + size), a whole number of GiB. */
export interface Tdmr {
  readonly base: number;
  readonly size: number;
}

export type TdmrConstruction =
  | { readonly kind: 'filled'; readonly tdmrs: readonly Tdmr[] }
  /** More TDMRs are needed than the module has: -ENOSPC. */
  | { readonly kind: 'exhausted' };

/**
 * Covers the memory list with TDMRs. An entry that lies in the current TDMR is skipped; one that begins in it continues
 * behind it in a new one. TDMRs are never joined or extended. An empty list still takes one TDMR, of size zero.
 * Source: `fill_out_tdmrs()`, unchanged since 6.8.
 */
export function fillOutTdmrs(memlist: readonly PfnRange[], maxTdmrs: number): TdmrConstruction {
  const tdmrs: Tdmr[] = [];
  for (const { startPfn, endPfn } of memlist) {
    let start = alignDown64(startPfn * PAGE_SIZE, TDMR_ALIGNMENT);
    const end = alignUp64(endPfn * PAGE_SIZE, TDMR_ALIGNMENT);
    const current = tdmrs.at(-1);
    if (current !== undefined && current.size !== 0) {
      const currentEnd = add64(current.base, current.size);
      if (end <= currentEnd) continue;
      if (start < currentEnd) start = currentEnd;
      if (tdmrs.length >= maxTdmrs) return { kind: 'exhausted' };
    } else {
      // An entry of no size leaves its slot to the next one.
      tdmrs.pop();
    }
    tdmrs.push({ base: start, size: subtract64(end, start) });
  }
  return { kind: 'filled', tdmrs: tdmrs.length > 0 ? tdmrs : [{ base: 0, size: 0 }] };
}

/** Bytes that the kernel takes for one TDMR: a header of 512 and 16 for each reserved area, in steps of 512. */
export function tdmrInfoSize(maxReservedPerTdmr: number): number {
  return alignUp64(512 + 16 * maxReservedPerTdmr, 512);
}

/** The largest block that the page allocator gives: order 10. */
const LARGEST_ALLOCATION = 4 * 2 ** 20;

/** Whether the array of TDMRs can be allocated at all. Source: `alloc_tdmr_list()`, `alloc_pages_exact()`. */
export function canAllocateTdmrs(maxTdmrs: number, maxReservedPerTdmr: number): boolean {
  const bytes = tdmrInfoSize(maxReservedPerTdmr) * maxTdmrs;
  return bytes > 0 && bytes <= LARGEST_ALLOCATION;
}
