import { describe, expect, test } from 'vitest';
import type { AddressRange } from '../../../src/analysis/base/range';
import { coverageOf, type EntryCoverage } from '../../../src/analysis/module/coverage';
import { range } from '../support/range';

const pages = (first: number, end: number): AddressRange => range(first * 4096, end * 4096);
const of = (first: number, end: number, runs: readonly AddressRange[]): EntryCoverage | undefined => coverageOf([{ startPfn: first, endPfn: end }], runs)[0];

describe('how much of an entry lies in CMRs', () => {
  test.each<[what: string, runs: readonly AddressRange[], kind: EntryCoverage['kind'], outside: readonly AddressRange[]]>([
    ['all of it', [pages(10, 20)], 'whole', []],
    ['all of it, with room', [pages(0, 100)], 'whole', []],
    ['nothing: no CMRs', [], 'none', [pages(10, 20)]],
    ['nothing: they end where it begins, and begin where it ends', [pages(0, 10), pages(20, 30)], 'none', [pages(10, 20)]],
    ['all but the first page', [pages(11, 20)], 'part', [pages(10, 11)]],
    ['all but the last page', [pages(0, 19)], 'part', [pages(19, 20)]],
    ['all but a page in the middle', [pages(0, 15), pages(16, 30)], 'part', [pages(15, 16)]],
    ['the middle alone', [pages(12, 14)], 'part', [pages(10, 12), pages(14, 20)]],
    ['several parts', [pages(0, 11), pages(12, 13), pages(19, 30)], 'part', [pages(11, 12), pages(13, 19)]],
    ['all of it, by CMRs that touch', [pages(5, 15), pages(15, 25)], 'whole', []],
  ])('%s', (_, runs, kind, outside) => {
    expect(of(10, 20, runs)).toEqual({ entry: 0, range: pages(10, 20), kind, outside });
  });

  test('bytes count, not pages: a CMR that ends inside a page leaves the rest of it outside', () => {
    expect(of(10, 20, [range(10 * 4096, 20 * 4096 - 1)])).toEqual({ entry: 0, range: pages(10, 20), kind: 'part', outside: [range(20 * 4096 - 1, 20 * 4096)] });
  });

  test('each entry is answered on its own, in the order of the list', () => {
    const entries = [
      { startPfn: 30, endPfn: 40 },
      { startPfn: 10, endPfn: 20 },
      { startPfn: 50, endPfn: 60 },
    ];
    expect(coverageOf(entries, [pages(10, 25), pages(35, 50)]).map(({ entry, kind }) => [entry, kind])).toEqual([
      [0, 'part'],
      [1, 'whole'],
      [2, 'none'],
    ]);
  });

  test('of a list that is out of order the union is taken: the list is a finding of its own', () => {
    expect(of(10, 20, [pages(15, 25), pages(5, 15)])).toMatchObject({ kind: 'whole', outside: [] });
    expect(of(10, 20, [pages(16, 25), pages(5, 15)])).toMatchObject({ kind: 'part', outside: [pages(15, 16)] });
  });

  test('exact at the top of the address space', () => {
    expect(of(2 ** 40 - 2, 2 ** 40, [range(0, 2 ** 52 - 4096)])).toMatchObject({ kind: 'part', outside: [range(2 ** 52 - 4096, 2 ** 52)] });
  });
});
