import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { asExpectedTdmr, initialiseFromVector } from './support/kernel-initialisation';
import { expectationOf, KERNEL_VARIANTS, kernelVectorFiles, readKernelVectors, type Expectation, type ExpectedTdmr, type KernelVariant, type KernelVector } from './support/kernel-vectors';

const suites = kernelVectorFiles().flatMap((file) => KERNEL_VARIANTS.map((variant) => [file, variant] as const));

function differences(vector: KernelVector, variant: KernelVariant): readonly unknown[] {
  const expected = expectationOf(vector, variant);
  const actual = initialiseFromVector(vector.input, variant);
  const through = expected.ret === 0 && variant !== 'seed-v8';
  const pairs: readonly (readonly [field: string, actual: unknown, expected: unknown])[] = [
    ['stage', actual.stage, expected.stage],
    ['ret', actual.errno, expected.ret],
    ['log', actual.log, expected.log],
    ['sort warning', actual.sortWarning, sortsOverlapping(expected)],
    ['nr_consumed_tdmrs', actual.tdmrs.length, through ? expected.nr_consumed_tdmrs : 0],
    ['pamt_kb', Math.floor(actual.pamtBytes / 1024), through ? expected.pamt_kb : 0],
    ['tdmrs', comparable(actual.tdmrs.map(asExpectedTdmr), expected), through ? comparable(expected.tdmrs, expected) : []],
  ];
  return pairs.filter(([, a, b]) => !isDeepStrictEqual(a, b)).map(([field, a, b]) => ({ case: vector.name, field, actual: a, expected: b }));
}

function sortsOverlapping({ warn_on }: Expectation): boolean {
  return JSON.stringify(warn_on).includes('rsvd_area_cmp_func');
}

/** Keeps what the vectors vouch for: the order of reserved areas that overlap is an accident of the kernel's sort. */
function comparable(tdmrs: readonly ExpectedTdmr[] | undefined, expected: Expectation): unknown {
  return tdmrs?.map(({ base, size, pamt_nid, pamt_4k, pamt_2m, pamt_1g, rsvd }) => {
    const areas = sortsOverlapping(expected) ? rsvd.map((area) => JSON.stringify(area)).sort() : rsvd;
    return { base, size, pamt_nid, pamt_4k, pamt_2m, pamt_1g, rsvd: areas };
  });
}

describe('initialisation goes as in the kernel, up to the moment the module is asked', () => {
  test.each(suites)('%s, %s', (file, variant) => {
    expect(readKernelVectors(file).flatMap((vector) => differences(vector, variant))).toEqual([]);
  });

  test('every stage is among the cases', () => {
    const stages = kernelVectorFiles().flatMap((file) =>
      readKernelVectors(file).flatMap((vector) => KERNEL_VARIANTS.map((variant) => initialiseFromVector(vector.input, variant).stage)),
    );
    expect([...new Set(stages)].sort()).toEqual([
      'alloc_tdmr_list',
      'build_tdx_memlist',
      'fill_out_tdmrs',
      'ok',
      'tdmrs_populate_rsvd_areas_all',
      'tdmrs_set_up_pamt_all',
    ]);
    expect(stages).toHaveLength(583 * 5);
  });
});
