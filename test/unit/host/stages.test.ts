import { expect, test } from 'vitest';
import { stagesOf } from '../../../src/analysis/host/stages';

test('a word that two listings share names an earlier state of both', () => {
  expect(stagesOf(['h/iomem.txt', 'h/iomem-added.txt', 'h/lsmem.txt', 'h/lsmem-added.txt'])).toEqual(
    new Map([
      ['h/iomem-added.txt', 'added'],
      ['h/lsmem-added.txt', 'added'],
    ]),
  );
});

test('a word of one listing alone is another form of it', () => {
  expect(stagesOf(['lsmem.txt', 'lsmem-all.txt', 'iomem.txt', 'iomem-nonroot.txt'])).toEqual(new Map());
});

test('the longest plain name counts: a stage of another form', () => {
  const names = ['lsmem.txt', 'lsmem-all.txt', 'lsmem-all-boot.txt', 'iomem.txt', 'iomem-boot.txt'];
  expect(stagesOf(names)).toEqual(
    new Map([
      ['lsmem-all-boot.txt', 'boot'],
      ['iomem-boot.txt', 'boot'],
    ]),
  );
});

test('without the plain name there is no stage', () => {
  expect(stagesOf(['iomem-a.txt', 'lsmem-a.txt', 'memory-blocks.txt', '.hidden-a', 'notes'])).toEqual(new Map());
});

test('another extension is another listing', () => {
  expect(stagesOf(['a.txt', 'a-boot.json', 'b.txt', 'b-boot.json'])).toEqual(new Map());
});

test('folders with dashes and either separator', () => {
  expect([...stagesOf(['x-y\\a.txt', 'x-y\\a-1.txt', 'x-y\\b.txt', 'x-y\\b-1.txt']).values()]).toEqual(['1', '1']);
});
