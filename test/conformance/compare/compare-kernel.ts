import { EINVAL } from '../../../src/analysis/kernel/errno';
import type { Initialisation } from '../../../src/analysis/kernel/initialise';
import { fillOutTdmrs, tdmrInfoSize } from '../../../src/analysis/kernel/tdmr';
import { asExpectedTdmr, initialiseFromVector } from '../support/kernel-initialisation';
import { asExpectedEntries, asExpectedHotAdds } from '../support/kernel-memory';
import { expectationOf, KERNEL_VARIANTS, type Expectation, type ExpectedTdmr, type KernelVariant, type KernelVector, type KernelVectorInput } from '../support/kernel-vectors';
import { compareFields, type Difference } from './difference';
import { inexactInput } from './exactness';
import { moduleCheck } from './kernel-module-check';

/** Holds one case against the kernel's own figures, in every variant and in every field. Nothing: it agrees. */
export function compareKernel(vector: KernelVector): readonly Difference[] {
  const reason = inexactInput(vector.input);
  if (reason !== undefined) return [{ field: '', actual: undefined, expected: undefined, reason }];
  return KERNEL_VARIANTS.flatMap((variant) =>
    compareFields(comparable(modelled(vector.input, variant)), comparable(expectationOf(vector, variant))).map((difference) => ({ variant, ...difference })),
  );
}

const ERROR_NAME: Readonly<Record<number, string>> = { 0: '0', [-12]: 'ENOMEM', [-22]: 'EINVAL', [-28]: 'ENOSPC' };

/** What the models make of a case, in the terms of the vectors. */
export function modelled(input: KernelVectorInput, variant: KernelVariant): Expectation {
  const run = initialiseFromVector(input, variant);
  const { stage, errno, memlist, log } = run;
  const freed = errno !== 0;
  // "If the list is kept" leaves out what would free it later, and an entry that could not be allocated.
  const kept = initialiseFromVector({ ...input, kmalloc_fail_at: null }, variant).memlist;
  return {
    ret: errno,
    errno: ERROR_NAME[errno] ?? `${errno}`,
    stage,
    memlist: asExpectedEntries(memlist, variant),
    log,
    warn_on: warnings(run).map((func) => ({ func })),
    tdx_memlist_empty_after: freed || memlist.length === 0,
    hotplug: asExpectedHotAdds(input.hotplug, freed ? [] : memlist),
    hotplug_if_memlist_kept: asExpectedHotAdds(input.hotplug, kept),
    ...(variant === 'seed-v8' ? {} : construction(input, variant, run)),
  };
}

/** Where the kernel says WARN_ON. */
function warnings({ sortWarning, stage, errno }: Initialisation): readonly string[] {
  const unaligned = stage === 'tdmrs_populate_rsvd_areas_all' && errno === EINVAL;
  return [...(sortWarning ? ['rsvd_area_cmp_func'] : []), ...(unaligned ? ['tdmr_add_rsvd_area'] : [])];
}

/** What the eighth posting of the series does not have: TDMRs, PAMTs, and the module. */
function construction(input: KernelVectorInput, variant: KernelVariant, run: Initialisation): Partial<Expectation> {
  const allocated = run.stage !== 'build_tdx_memlist' && run.stage !== 'alloc_tdmr_list';
  const filled = allocated ? fillOutTdmrs(run.memlist, input.max_tdmrs) : undefined;
  return {
    tdmr_info_size: allocated ? tdmrInfoSize(input.max_reserved_per_tdmr) : 0,
    nr_consumed_tdmrs: filled?.kind === 'filled' ? filled.tdmrs.length : 0,
    pamt_kb: Math.floor(run.pamtBytes / 1024),
    tdmrs: run.tdmrs.map(asExpectedTdmr),
    module_check: moduleCheck(input, variant, run),
  };
}

/**
 * Keeps what the vectors vouch for: after a failure TDMRs are a state half done; a WARN_ON counts by its function; and the order
 * of reserved areas that overlap is an accident of the kernel's sort.
 */
function comparable(expectation: Expectation): object {
  const { ret, tdmrs, warn_on } = expectation;
  const functions = [...new Set(warn_on.map(({ func }) => func))].sort();
  const sorted = (tdmr: ExpectedTdmr): unknown => ({ ...tdmr, rsvd: tdmr.rsvd.map(({ offset, size }) => `${size} bytes at ${offset}`).sort() });
  const areas = functions.includes('rsvd_area_cmp_func') ? tdmrs?.map(sorted) : tdmrs;
  return { ...expectation, tdmrs: ret === 0 ? areas : undefined, warn_on: functions };
}

