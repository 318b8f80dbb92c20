import { describe, expect, test } from 'vitest';
import { buildMemlist, FIRST_TDX_PFN, wholePages, wholePages64 } from '../../../src/analysis/kernel/memlist';

describe('whole pages of a region', () => {
  test.each<[start: number, end: number, startPfn: number, endPfn: number]>([
    [0x1000, 0xa0000, 0x1, 0xa0],
    [0x1001, 0xa0000, 0x2, 0xa0],
    [0x1000, 0x9ffff, 0x1, 0x9f],
    [0x1fff, 0x2001, 0x2, 0x2],
    [0x1001, 0x1fff, 0x2, 0x1],
    [0, 0, 0, 0],
    [0, 2 ** 52, 0, 2 ** 40],
  ])('[%i, %i)', (start, end, startPfn, endPfn) => {
    expect(wholePages({ start, end })).toEqual({ startPfn, endPfn });
    expect(wholePages64(BigInt(start), BigInt(end - start))).toEqual({ startPfn, endPfn });
  });

  test.each<[base: bigint, size: bigint, startPfn: number, endPfn: number]>([
    [2n ** 64n - 0x1000n, 0x1000n, 2 ** 52 - 1, 0],
    [2n ** 64n - 1n, 1n, 0, 0],
    [2n ** 63n, 2n ** 63n - 1n, 2 ** 51, 2 ** 52 - 1],
    [0x1000n, 2n ** 64n - 1n, 1, 0],
  ])('64 bits wrap as in the kernel: %i of %i', (base, size, startPfn, endPfn) => {
    expect(wholePages64(base, size)).toEqual({ startPfn, endPfn });
  });
});

describe('the memory list', () => {
  test('leaves out what lies below 1 MiB, and knows the region of each entry', () => {
    const regions = [
      { startPfn: 0x1, endPfn: 0xa0, node: 0 },
      { startPfn: 0xf0, endPfn: 0x200, node: 0 },
      { startPfn: 0x100000, endPfn: 0x480000, node: 1 },
    ];
    expect(buildMemlist(regions)).toEqual([
      { startPfn: 0x100, endPfn: 0x200, node: 0, region: 1 },
      { startPfn: 0x100000, endPfn: 0x480000, node: 1, region: 2 },
    ]);
  });

  test.each([
    ['ends at 1 MiB', { startPfn: 0x1, endPfn: 0x100 }, []],
    ['ends a page above', { startPfn: 0x1, endPfn: 0x101 }, [{ startPfn: 0x100, endPfn: 0x101, region: 0 }]],
    ['begins at 1 MiB', { startPfn: 0x100, endPfn: 0x101 }, [{ startPfn: 0x100, endPfn: 0x101, region: 0 }]],
    ['begins a page above', { startPfn: 0x101, endPfn: 0x102 }, [{ startPfn: 0x101, endPfn: 0x102, region: 0 }]],
    ['holds no whole page', { startPfn: 0x200, endPfn: 0x200 }, []],
    ['is inverted after rounding', { startPfn: 0x201, endPfn: 0x200 }, []],
  ])('a region that %s', (_, region, expected) => {
    expect(buildMemlist([region])).toEqual(expected);
  });

  test('neither sorts nor joins: touching regions of one node stay two entries', () => {
    const regions = [
      { startPfn: 0x300, endPfn: 0x400, node: 0 },
      { startPfn: 0x400, endPfn: 0x500, node: 0 },
      { startPfn: 0x100, endPfn: 0x200, node: 0 },
    ];
    expect(buildMemlist(regions).map(({ startPfn }) => startPfn)).toEqual([0x300, 0x400, 0x100]);
  });

  test('of nothing is empty, which is no failure', () => {
    expect(buildMemlist([])).toEqual([]);
  });

  test('begins at PFN 0x100', () => {
    expect(FIRST_TDX_PFN).toBe(0x100);
  });
});
