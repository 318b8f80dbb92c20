import { describe, expect, test } from 'vitest';
import { subtract } from '../../src/analysis/base/range-set';
import { cmrRuns, isConvertible } from '../../src/analysis/module/cmr-list';
import { moduleVectorFiles, rangeOf, readModuleVectors, type ModuleVector, type VectorArea, type VectorTdmr } from './support/module-vectors';

const all = moduleVectorFiles().flatMap(readModuleVectors);
const withStatus = (status: string): readonly ModuleVector[] => all.filter(({ expected }) => expected.status === status);

/** Which PAMTs and which memory of a TDMR lie in no run of CMRs, in the order in which the module asks. */
function outside(tdmr: VectorTdmr, cmrs: readonly VectorArea[]): readonly string[] {
  const runs = cmrRuns(cmrs.map(rangeOf));
  const pamts = (['1g', '2m', '4k'] as const).filter((level) => !isConvertible(rangeOf(tdmr[`pamt_${level}`]), runs));
  const reserved = tdmr.reserved.map(({ offset, size }) => rangeOf({ base: `0x${(BigInt(tdmr.base) + BigInt(offset)).toString(16)}`, size }));
  const memory = subtract(rangeOf(tdmr), reserved).every((part) => isConvertible(part, runs)) ? [] : ['memory'];
  return [...pamts, ...memory];
}

describe('what lies in CMRs is what the module takes', () => {
  test('an accepted configuration lies in CMRs, all of it', () => {
    const accepted = withStatus('TDX_SUCCESS');
    const wrong = accepted.filter(({ input }) => input.tdmrs.some((tdmr) => outside(tdmr, input.cmrs).length > 0));
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(accepted).toHaveLength(300);
  });

  test('a PAMT that the module refuses lies outside, and no TDMR before it does', () => {
    const refused = withStatus('TDX_PAMT_OUTSIDE_CMRS');
    const wrong = refused.filter(({ input, expected }) => {
      const at = Number(expected.detail['tdmr']);
      const found = input.tdmrs.slice(0, at + 1).map((tdmr) => outside(tdmr, input.cmrs));
      return found.slice(0, at).flat().length > 0 || found[at]?.[0] !== expected.detail['pamt'];
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(refused).toHaveLength(86);
  });

  test('memory that the module refuses lies outside, its PAMTs do not, and no TDMR before it does', () => {
    const refused = withStatus('TDX_TDMR_OUTSIDE_CMRS');
    const wrong = refused.filter(({ input, expected }) => {
      const at = Number(expected.detail['tdmr']);
      const found = input.tdmrs.slice(0, at + 1).map((tdmr) => outside(tdmr, input.cmrs));
      return found.slice(0, at).flat().length > 0 || found[at]?.join() !== 'memory';
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(refused).toHaveLength(153);
  });
});
