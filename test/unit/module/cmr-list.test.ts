import { describe, expect, test } from 'vitest';
import type { AddressRange } from '../../../src/analysis/base/range';
import { cmrRuns, firstCmrFault, isConvertible, MAX_CMRS, type CmrFault } from '../../../src/analysis/module/cmr-list';
import { range } from '../support/range';

const pages = (first: number, end: number): AddressRange => range(first * 4096, end * 4096);

describe('the first entry that TDH.SYS.INIT refuses', () => {
  test.each<[what: string, list: readonly AddressRange[], fault: CmrFault | undefined]>([
    ['none in an empty list', [], undefined],
    ['none where entries ascend', [pages(1, 2), pages(4, 8)], undefined],
    ['none where they touch', [pages(1, 2), pages(2, 8)], undefined],
    ['none where all are null', [pages(0, 0), pages(5, 5)], undefined],
    ['none behind a null entry, whose base is ignored', [pages(1, 2), pages(9, 9), pages(2, 3)], undefined],
    ['none that ends at 2^52', [range(2 ** 52 - 4096, 2 ** 52)], undefined],
    ['an overlap by one page', [pages(1, 3), pages(2, 8)], { index: 1, defect: 'not-ascending', previous: 0 }],
    ['a descent', [pages(4, 8), pages(1, 2)], { index: 1, defect: 'not-ascending', previous: 0 }],
    ['one that stands there twice', [pages(1, 2), pages(1, 2)], { index: 1, defect: 'not-ascending', previous: 0 }],
    ['an overlap across a null entry', [pages(1, 3), pages(0, 0), pages(2, 8)], { index: 2, defect: 'not-ascending', previous: 0 }],
    ['a base inside a page', [range(4097, 8192)], { index: 0, defect: 'unaligned' }],
    ['an end inside a page', [range(4096, 8191)], { index: 0, defect: 'unaligned' }],
    ['the first of two', [range(4097, 8192), pages(0, 1)], { index: 0, defect: 'unaligned' }],
  ])('%s', (_, list, fault) => {
    expect(firstCmrFault(list)).toEqual(fault);
  });

  test('addresses lie below the bits of a KeyID; ending there is legal', () => {
    const limit = 2 ** 46;
    expect(firstCmrFault([range(limit - 4096, limit)], 6)).toBeUndefined();
    expect(firstCmrFault([range(limit - 4096, limit + 4096)], 6)).toEqual({ index: 0, defect: 'beyond-address-width' });
    expect(firstCmrFault([range(limit, limit + 4096)], 6)).toEqual({ index: 0, defect: 'beyond-address-width' });
    expect(firstCmrFault([range(limit, limit + 4096)], 5)).toBeUndefined();
  });

  test('a module holds 32', () => {
    const list = (length: number): AddressRange[] => Array.from({ length }, (_, index) => pages(2 * index, 2 * index + 1));
    expect(MAX_CMRS).toBe(32);
    expect(firstCmrFault(list(32))).toBeUndefined();
    expect(firstCmrFault(list(33))).toEqual({ index: 32, defect: 'too-many' });
  });
});

describe('runs of touching CMRs', () => {
  test('join what touches, also across null entries; a page between does not close', () => {
    expect(cmrRuns([pages(1, 2), pages(2, 3), pages(0, 0), pages(3, 4), pages(5, 6)])).toEqual([pages(1, 4), pages(5, 6)]);
  });

  test('are looked for in array order: what touches backwards does not join', () => {
    expect(cmrRuns([pages(2, 3), pages(1, 2)])).toEqual([pages(2, 3), pages(1, 2)]);
  });

  test('of nothing are none', () => {
    expect([cmrRuns([]), cmrRuns([pages(3, 3)])]).toEqual([[], []]);
  });

  test('an area is convertible inside one run', () => {
    const runs = cmrRuns([pages(1, 2), pages(2, 4), pages(5, 6)]);
    expect([pages(1, 4), pages(3, 4), pages(3, 5), pages(4, 5), pages(3, 6), pages(5, 6)].map((area) => isConvertible(area, runs))).toEqual([true, true, false, false, false, true]);
  });
});
