import { describe, expect, test } from 'vitest';
import { firstCmrFault } from '../../src/analysis/module/cmr-list';
import { moduleVectorFiles, rangeOf, readModuleVectors } from './support/module-vectors';

describe('a CMR list is refused when the module refuses it', () => {
  test.each(moduleVectorFiles())('%s', (file) => {
    const wrong = readModuleVectors(file).filter(({ input, expected }) => {
      const fault = firstCmrFault(input.cmrs.map(rangeOf), input.platform.keyid_bits);
      return (fault !== undefined) !== (expected.status === 'TDX_CMR_LIST_INVALID');
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('all 1148 cases are there, and 13 of them are refused', () => {
    const all = moduleVectorFiles().flatMap(readModuleVectors);
    expect(all).toHaveLength(1148);
    expect(all.filter(({ expected }) => expected.status === 'TDX_CMR_LIST_INVALID')).toHaveLength(13);
  });
});
