import { describe, expect, test } from 'vitest';
import { differences } from './support/compare-memory';
import { buildFromVector } from './support/kernel-memory';
import { KERNEL_VARIANTS, kernelVectorFiles, readKernelVectors, type KernelVariant } from './support/kernel-vectors';

/** What the suite holds: a vector that is lost must not look like a vector that passes. */
const CASES: Readonly<Record<string, number>> = {
  'cmr.json.gz': 50,
  'edges.json.gz': 74,
  'failures.json.gz': 30,
  'garbage-pamt.json.gz': 24,
  'hand.json.gz': 26,
  'hotplug.json.gz': 60,
  'numa.json.gz': 40,
  'realistic.json.gz': 90,
  'reserved.json.gz': 60,
  'sysinfo.json.gz': 40,
  'tdmr.json.gz': 60,
  'top-of-address-space.json.gz': 29,
};

const suites: readonly (readonly [file: string, variant: KernelVariant])[] = kernelVectorFiles().flatMap((file) =>
  KERNEL_VARIANTS.map((variant) => [file, variant] as const),
);

describe('memory list and memory hotplug are those of the kernel', () => {
  test.each(suites)('%s, %s', (file, variant) => {
    const vectors = readKernelVectors(file);
    expect(vectors.flatMap((vector) => differences(vector, variant, buildFromVector))).toEqual([]);
    expect(vectors).toHaveLength(CASES[file] ?? 0);
  });

  test('all 583 cases are there, under all five variants', () => {
    const counts = Object.fromEntries(kernelVectorFiles().map((file) => [file, readKernelVectors(file).length]));
    expect(counts).toEqual(CASES);
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(583);
    expect(suites).toHaveLength(12 * 5);
    const names = kernelVectorFiles().flatMap((file) => readKernelVectors(file).map(({ name }) => name));
    expect(new Set(names).size).toBe(583);
  });
});
