import { describe, expect, test } from 'vitest';
import { compareKernel } from './compare/compare-kernel';
import { initialiseFromVector } from './support/kernel-initialisation';
import { KERNEL_VARIANTS, kernelVectorFiles, readKernelVectors } from './support/kernel-vectors';

const files = kernelVectorFiles();

describe('initialisation goes as in the kernel, in every field and every variant', () => {
  test.each(files)('%s', (file) => {
    const wrong = readKernelVectors(file).flatMap((vector) => compareKernel(vector).map((difference) => ({ case: vector.name, ...difference })));
    expect(wrong).toEqual([]);
  });

  test('every stage is among the cases', () => {
    const stages = files.flatMap((file) =>
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
