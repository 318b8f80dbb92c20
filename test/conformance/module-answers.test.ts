import { describe, expect, test } from 'vitest';
import { compareModule } from './compare/compare-module';
import { moduleVectorFiles, readModuleVectors } from './support/module-vectors';

const files = moduleVectorFiles();

describe('the module answers as the real one, in every field', () => {
  test.each(files)('%s', (file) => {
    const wrong = readModuleVectors(file).flatMap((vector) => compareModule(vector).map((difference) => ({ case: vector.name, ...difference })));
    expect(wrong).toEqual([]);
  });

  test('all 1148 cases are there, and 10 of them initialise TDMRs', () => {
    const all = files.flatMap(readModuleVectors);
    expect(all).toHaveLength(1148);
    expect(all.filter(({ expected }) => expected.tdmr_init !== undefined)).toHaveLength(10);
  });
});
