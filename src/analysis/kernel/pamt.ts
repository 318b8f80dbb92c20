import { GIB, MIB, PAGE_SIZE } from '../base/address';
import type { Limits } from '../host/host';
import type { PfnRange } from './memlist';
import type { Tdmr } from './tdmr';
import { add64, alignUp64, multiply64 } from './u64';

export const PAMT_LEVELS = ['4k', '2m', '1g'] as const;
export type PamtLevel = (typeof PAMT_LEVELS)[number];

const PAGE_OF_LEVEL: Readonly<Record<PamtLevel, number>> = { '4k': PAGE_SIZE, '2m': 2 * MIB, '1g': GIB };

/** Bytes of PAMT that one TDMR needs at each level. */
export type PamtSizes = Readonly<Record<PamtLevel, number>>;

/** Bits of the bitmap that stands for the 4 KiB PAMT where Dynamic PAMT is on; absent otherwise. */
export type BitmapBits = number | undefined;

/** Each level rounded up to whole pages. Source: `tdmr_get_pamt_sz()`; with Dynamic PAMT `tdmr_get_pamt_bitmap_sz()`. */
export function pamtSizes({ size }: Tdmr, entrySize: Limits['pamtEntrySize'], bitmapBits?: BitmapBits): PamtSizes {
  const of = (level: PamtLevel): number => alignUp64(multiply64(Math.floor(size / PAGE_OF_LEVEL[level]), entrySize[level]), PAGE_SIZE);
  const bitmap = bitmapBits === undefined ? undefined : alignUp64(Math.ceil(multiply64(size / PAGE_SIZE, bitmapBits) / 8), PAGE_SIZE);
  return { '4k': bitmap ?? of('4k'), '2m': of('2m'), '1g': of('1g') };
}

export function totalOf(sizes: PamtSizes): number {
  return PAMT_LEVELS.reduce((sum, level) => add64(sum, sizes[level]), 0);
}

/** Where a TDMR's PAMT lies: one block, the 4 KiB level first, then 2 MiB, then 1 GiB. */
export interface Pamt {
  readonly base: number;
  readonly sizes: PamtSizes;
}

/** The three PAMTs of a block, as the module is told them. */
export function pamtLevels({ base, sizes }: Pamt): Readonly<Record<PamtLevel, { readonly base: number; readonly size: number }>> {
  const second = add64(base, sizes['4k']);
  return {
    '4k': { base, size: sizes['4k'] },
    '2m': { base: second, size: sizes['2m'] },
    '1g': { base: add64(second, sizes['2m']), size: sizes['1g'] },
  };
}

/**
 * The node that a TDMR's PAMT is asked from: that of the first entry that ends above the TDMR's base, however little of
 * the TDMR it covers. `undefined`: no such entry, and node 0 is taken with a warning. Source: `tdmr_get_nid()`.
 */
export function pamtEntry(memlist: readonly PfnRange[], { base }: Tdmr): PfnRange | undefined {
  return memlist.find(({ endPfn }) => endPfn > Math.floor(base / PAGE_SIZE));
}

