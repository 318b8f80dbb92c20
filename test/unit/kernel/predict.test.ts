import { describe, expect, test } from 'vitest';
import { GIB, MIB, PAGE_SIZE } from '../../../src/analysis/base/address';
import { DEFAULT_LIMITS } from '../../../src/analysis/host/host';
import { predictKernel, type KernelPrediction, type PredictionInput } from '../../../src/analysis/kernel/predict';
import { profileById } from '../../../src/analysis/kernel/profiles';
import type { PfnRange } from '../../../src/analysis/kernel/memlist';

const memory = (start: number, end: number, node = 0): PfnRange => ({ startPfn: start / PAGE_SIZE, endPfn: end / PAGE_SIZE, node });

function predict(regions: readonly PfnRange[], more: Partial<PredictionInput> = {}): KernelPrediction {
  return predictKernel(profileById('linux-6.8'), { regions, limits: DEFAULT_LIMITS, ...more });
}

const outcome = ({ outcome: what, stage, errno, log }: KernelPrediction): object => ({ outcome: what, stage, errno, log: log.map(({ text }) => text) });

describe('the PAMT of a TDMR', () => {
  const short = memory(MIB, 5 * MIB);
  const whole = memory(4 * GIB, 8 * GIB, 1);

  test('has no place: the kernel fails for certain, and says so in one line', () => {
    expect(outcome(predict([short]))).toEqual({ outcome: 'fails', stage: 'tdmrs_set_up_pamt_all', errno: -12, log: ['virt/tdx: module initialization failed (-12)'] });
  });

  test('has a place on another node', () => {
    expect(outcome(predict([short, whole]))).toEqual({ outcome: 'passes', stage: undefined, errno: undefined, log: [] });
  });

  test('has a place that is not sure: it may fail', () => {
    const regions = [short, whole];
    const found = predict(regions, { pamtMemory: { sure: [short], unsure: [whole] } });
    expect(outcome(found)).toEqual({ outcome: 'may-fail', stage: 'tdmrs_set_up_pamt_all', errno: undefined, log: [] });
    expect(found.tdmrs.map(({ pamtPlaceIsSure, pamtPlaces }) => [pamtPlaceIsSure, pamtPlaces.length])).toEqual([[false, 1], [false, 1]]);
  });

  test('given places settle it', () => {
    expect(outcome(predict([short, whole], { pamtMemory: { sure: [short], unsure: [whole] }, placements: [4 * GIB, 5 * GIB] }))).toMatchObject({ outcome: 'passes' });
  });
});

test('two PAMTs and room for one of them: it may fail, and with too many holes it fails with an error that is not certain', () => {
  // Five MiB in one piece, and a TDMR in each of two GiB.
  const regions = [memory(32 * MIB, 37 * MIB), memory(GIB + 32 * MIB, GIB + 33 * MIB)];
  expect(outcome(predict(regions))).toEqual({ outcome: 'may-fail', stage: 'tdmrs_set_up_pamt_all', errno: undefined, log: ['virt/tdx: module initialization failed (-12)'] });
  const holes = Array.from({ length: 20 }, (_, index) => memory(GIB + (2 * index + 1) * MIB, GIB + (2 * index + 2) * MIB));
  expect(outcome(predict([memory(32 * MIB, 37 * MIB), ...holes]))).toEqual({ outcome: 'fails', stage: 'tdmrs_set_up_pamt_all', errno: undefined, log: [] });
});

test('a PAMT could lie in every TDMR that a place of it reaches into', () => {
  const found = predict([memory(4 * GIB, 5 * GIB), memory(6 * GIB, 7 * GIB), memory(16 * GIB, 17 * GIB, 1)]);
  expect(found.tdmrs.map(({ possiblePamts }) => possiblePamts)).toEqual([[0, 1], [0, 1], [2]]);
});
