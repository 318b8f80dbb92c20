import { PAGE_SIZE } from '../base/address';

/** Frames below 1 MiB are never TDX memory: PFN 0x100. */
export const FIRST_TDX_PFN = 0x100;


/** Pages of one region as the kernel walks them: `endPfn` is exclusive, both in [0, 2^52). */
export interface PfnRange {
  readonly startPfn: number;
  readonly endPfn: number;
  readonly node?: number;
}

/** One entry of the memory list that TDX takes at initialisation. */
export interface MemlistEntry extends PfnRange {
  /** Index of the memblock region that it comes from. */
  readonly region: number;
}

/**
 * The whole pages of a region: base rounds up, end rounds down. Empty regions stay in the result, with
 * `startPfn >= endPfn`, so that indices match. Bytes here are at most 2^52.
 * Source: `for_each_mem_pfn_range()`, `__next_mem_pfn_range()`.
 */
export function wholePages(range: { readonly start: number; readonly end: number }): { startPfn: number; endPfn: number } {
  return { startPfn: Math.ceil(range.start / PAGE_SIZE), endPfn: Math.floor(range.end / PAGE_SIZE) };
}

/** As `wholePages`, for any 64-bit base and size: `base + size` and the rounding wrap as `u64` does in the kernel. */
export function wholePages64(base: bigint, size: bigint): { startPfn: number; endPfn: number } {
  const up = BigInt.asUintN(64, base + 0xfffn) >> 12n;
  const down = BigInt.asUintN(64, base + size) >> 12n;
  return { startPfn: Number(up), endPfn: Number(down) };
}

/**
 * The memory list: every region in array order, less what lies below 1 MiB. Flags do not matter, nodes are kept,
 * nothing is merged, and no CMR is looked at. An empty list is a success.
 * Source: `build_tdx_memlist()`, the same in every version.
 */
export function buildMemlist(regions: readonly PfnRange[]): MemlistEntry[] {
  const list: MemlistEntry[] = [];
  for (const [region, { startPfn, endPfn, node }] of regions.entries()) {
    const start = Math.max(startPfn, FIRST_TDX_PFN);
    if (start >= endPfn) continue;
    list.push(node === undefined ? { startPfn: start, endPfn, region } : { startPfn: start, endPfn, node, region });
  }
  return list;
}

/** The regions of memblock in frames, as the kernel walks them. */
export function pfnRanges(regions: readonly { readonly range: { readonly start: number; readonly end: number }; readonly node?: number }[]): PfnRange[] {
  return regions.map(({ range, node }) => {
    const { startPfn, endPfn } = wholePages(range);
    return node === undefined ? { startPfn, endPfn } : { startPfn, endPfn, node };
  });
}

/** The bytes of a range of frames, half-open. Exact for every frame below 2^52, also where it is no address of a machine. */
export function bytesOf({ startPfn, endPfn }: PfnRange): { readonly start: number; readonly end: number } {
  return { start: startPfn * PAGE_SIZE, end: endPfn * PAGE_SIZE };
}
