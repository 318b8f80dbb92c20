import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AddressRange } from '../../src/analysis/base/range';
import { cutFrom, intersect, joinedWith, subtract, union } from '../../src/analysis/base/range-set';
import { smallRange } from './support/arbitraries';

const ranges = fc.array(smallRange, { maxLength: 8 });

/** The bytes of some ranges, one by one. */
function bytes(list: readonly AddressRange[]): readonly number[] {
  const all = list.flatMap(({ start, end }) => Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index));
  return [...new Set(all)].sort((a, b) => a - b);
}

/** Ascending, none empty, none touching the next. */
function isTidy(list: readonly AddressRange[]): boolean {
  return list.every(({ start, end }, index) => start < end && (index === 0 || start > (list[index - 1]?.end ?? 0)));
}

describe('sets of ranges are sets of bytes', () => {
  test('union holds what any of them holds', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        expect(bytes(union(list))).toEqual(bytes(list));
        expect(isTidy(union(list))).toBe(true);
        expect(union(union(list))).toEqual(union(list));
        expect(union([...list].reverse())).toEqual(union(list));
      }),
    );
  });

  test('subtract holds what the range has and none of the others has', () => {
    fc.assert(
      fc.property(smallRange, ranges, (range, others) => {
        const taken = new Set(bytes(others));
        expect(bytes(subtract(range, others))).toEqual(bytes([range]).filter((byte) => !taken.has(byte)));
        expect(isTidy(subtract(range, others))).toBe(true);
      }),
    );
  });

  test('intersect holds what the range has and any of the others has', () => {
    fc.assert(
      fc.property(smallRange, ranges, (range, others) => {
        const given = new Set(bytes(others));
        expect(bytes(intersect(range, others))).toEqual(bytes([range]).filter((byte) => given.has(byte)));
        expect(isTidy(intersect(range, others))).toBe(true);
      }),
    );
  });

  test('one range that is put in or taken out changes a joined list as all of them together would', () => {
    fc.assert(
      fc.property(smallRange.filter((range) => range.start < range.end), ranges, (range, others) => {
        const list = union(others);
        expect(joinedWith(list, range)).toEqual(union([...list, range]));
        expect(cutFrom(list, range)).toEqual(list.flatMap((one) => subtract(one, [range])));
      }),
    );
  });

  test('what is subtracted and what is shared make the whole', () => {
    fc.assert(
      fc.property(smallRange, ranges, (range, others) => {
        expect(union([...subtract(range, others), ...intersect(range, others)])).toEqual(union([range]));
      }),
    );
  });
});
