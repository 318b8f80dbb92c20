import { PAGE_SIZE } from '../../../src/analysis/base/address';
import { initialise, type ConfiguredTdmr, type Initialisation } from '../../../src/analysis/kernel/initialise';
import { wholePages64 } from '../../../src/analysis/kernel/memlist';
import { pamtLevels, totalOf } from '../../../src/analysis/kernel/pamt';
import { profileById, type ProfileId } from '../../../src/analysis/kernel/profiles';
import type { ExpectedTdmr, KernelVariant, KernelVectorInput, StoredRange } from './kernel-vectors';

/** The kernel profile that each variant of the vectors stands for. */
export const PROFILE_OF_VARIANT: Readonly<Record<KernelVariant, ProfileId>> = {
  'seed-v8': 'seed-v8',
  'v6.8': 'linux-6.8',
  latest: 'linux-dpamt',
  'cmr-v8': 'cmr-v8',
  'cmr-v8.2': 'cmr-v8.2',
};

/** Runs a case, with the allocations that it says. */
export function initialiseFromVector(input: KernelVectorInput, variant: KernelVariant): Initialisation {
  return initialise(profileById(PROFILE_OF_VARIANT[variant]), {
    regions: input.memblock.map(({ base, size, nid }) => ({ ...wholePages64(BigInt(base), BigInt(size)), node: nid })),
    // The kernel adds them up in `u64`, which wraps.
    cmrs: input.cmrs.map(({ base, size }) => ({ start: Number(base), end: Number(BigInt.asUintN(64, BigInt(base) + BigInt(size))) })),
    limits: { maxTdmrs: input.max_tdmrs, maxReservedPerTdmr: input.max_reserved_per_tdmr, pamtEntrySize: input.pamt_entry_size },
    placeOf: (index) => {
      const base = input.pamt_placements[index] ?? undefined;
      return base === undefined ? undefined : Number(base);
    },
    tdmrArrayAllocationFails: input.tdmr_array_alloc_fails,
    ...(input.dynamic_pamt ? { dynamicPamtBits: input.pamt_page_bitmap_entry_bits } : {}),
    ...(input.kmalloc_fail_at === null ? {} : { entryAllocationFailsAt: input.kmalloc_fail_at }),
  });
}

/** A TDMR in the terms of the vectors. */
export function asExpectedTdmr({ base, size, pamtNode, pamt, reserved }: ConfiguredTdmr): ExpectedTdmr {
  const levels = pamtLevels(pamt);
  return {
    ...stored({ base, size }),
    pamt_nid: pamtNode,
    pamt_alloc_pages: hexOf(totalOf(pamt.sizes) / PAGE_SIZE),
    pamt_4k: stored(levels['4k']),
    pamt_2m: stored(levels['2m']),
    pamt_1g: stored(levels['1g']),
    rsvd: reserved.map(({ start, end }) => ({ offset: hexOf(start - base), size: hexOf(end - start) })),
  };
}

function stored({ base, size }: { readonly base: number; readonly size: number }): StoredRange {
  return { base: hexOf(base), size: hexOf(size) };
}

/** As the vectors write numbers. */
export function hexOf(value: number): string {
  return `0x${value.toString(16)}`;
}
