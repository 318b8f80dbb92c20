import { describe, expect, test } from 'vitest';
import { contains, overlap, sameRange, sizeOf } from '../../../src/analysis/base/range';
import { range } from '../support/range';

describe('two ranges', () => {
  test('overlap in what both hold', () => {
    expect(overlap(range(0, 10), range(5, 20))).toEqual(range(5, 10));
    expect(overlap(range(5, 20), range(0, 10))).toEqual(range(5, 10));
    expect(overlap(range(0, 20), range(5, 10))).toEqual(range(5, 10));
  });

  test('that touch do not overlap', () => {
    expect(overlap(range(0, 10), range(10, 20))).toBeUndefined();
    expect(overlap(range(10, 20), range(0, 10))).toBeUndefined();
  });

  test('of which one is empty do not overlap', () => {
    expect(overlap(range(5, 5), range(0, 10))).toBeUndefined();
  });

  test.each([
    [range(0, 10), range(0, 10), true],
    [range(0, 10), range(2, 10), true],
    [range(0, 10), range(2, 11), false],
    [range(2, 10), range(1, 10), false],
    [range(0, 10), range(4, 4), true],
  ])('%o holds %o: %s', (outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected);
  });

  test('are the same by both ends', () => {
    expect([sameRange(range(1, 2), range(1, 2)), sameRange(range(1, 2), range(1, 3)), sameRange(range(0, 2), range(1, 2))]).toEqual([true, false, false]);
  });

  test('a size is exact above 32 bits', () => {
    expect(sizeOf(range(0x1000, 2 ** 52))).toBe(2 ** 52 - 0x1000);
  });
});
