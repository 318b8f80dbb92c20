import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstHolders, intersect, partsOutside, subtract, union } from '../../../src/analysis/base/range-set';
import { range } from '../support/range';

describe('union', () => {
  test('sorts, joins what overlaps or touches, and keeps gaps of one byte', () => {
    expect(union([range(30, 40), range(0, 10), range(10, 20), range(5, 8), range(21, 25)])).toEqual([range(0, 20), range(21, 25), range(30, 40)]);
  });

  test('drops what is empty', () => {
    expect(union([range(5, 5), range(7, 9)])).toEqual([range(7, 9)]);
    expect(union([])).toEqual([]);
  });

  test('leaves its input as it is', () => {
    const input = [range(5, 9), range(0, 6)];
    union(input);
    expect(input).toEqual([range(5, 9), range(0, 6)]);
  });
});

describe('subtract', () => {
  test('takes out the middle, the ends, and all', () => {
    expect(subtract(range(0, 100), [range(40, 60)])).toEqual([range(0, 40), range(60, 100)]);
    expect(subtract(range(0, 100), [range(0, 10), range(90, 200)])).toEqual([range(10, 90)]);
    expect(subtract(range(0, 100), [range(0, 50), range(50, 100)])).toEqual([]);
  });

  test('takes out nothing where nothing is shared', () => {
    expect(subtract(range(10, 20), [range(0, 10), range(20, 30), range(15, 15)])).toEqual([range(10, 20)]);
    expect(subtract(range(10, 20), [])).toEqual([range(10, 20)]);
  });

  test('of an empty range leaves nothing', () => {
    expect(subtract(range(10, 10), [])).toEqual([]);
  });
});

describe('intersect', () => {
  test('is what at least one other holds, joined and ascending', () => {
    expect(intersect(range(10, 50), [range(40, 60), range(0, 15), range(15, 20), range(30, 31)])).toEqual([range(10, 20), range(30, 31), range(40, 50)]);
  });

  test('is nothing where nothing is shared', () => {
    expect(intersect(range(10, 50), [range(0, 10), range(50, 60)])).toEqual([]);
  });
});

describe('for many ranges', () => {
  const some = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, size]) => range(start, start + size)), { maxLength: 12 });

  test('what lies outside of ascending ranges is what is left after each is taken away', () => {
    fc.assert(fc.property(fc.nat(60), fc.nat(30), some, (start, size, others) => {
      expect(partsOutside(range(start, start + size), union(others))).toEqual(subtract(range(start, start + size), others));
    }));
  });

  test('every byte belongs to the first range that holds it', () => {
    fc.assert(fc.property(some, (ranges) => {
      const pieces = firstHolders(ranges);
      for (let byte = 0; byte < 90; byte += 1) {
        const holder = ranges.findIndex(({ start, end }) => start <= byte && byte < end);
        expect(pieces.filter((piece) => piece.range.start <= byte && byte < piece.range.end).map(({ index }) => index)).toEqual(holder < 0 ? [] : [holder]);
      }
    }));
  });
});
