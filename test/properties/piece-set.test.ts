import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { physAddr } from '../../src/analysis/base/address';
import { pieceSet } from '../../src/analysis/base/piece-set';
import type { AddressRange } from '../../src/analysis/base/range';
import { subtract, union } from '../../src/analysis/base/range-set';

const EDGES = 24;

const range: fc.Arbitrary<AddressRange> = fc
  .tuple(fc.nat(EDGES - 1), fc.integer({ min: 1, max: EDGES }))
  .map(([start, size]) => ({ start: physAddr(start), end: physAddr(Math.min(EDGES, start + size)) }));

const call = fc.record({ what: fc.constantFrom('add' as const, 'remove' as const), range });

describe('a set of pieces', () => {
  test('says what a set of single bytes says', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), fc.array(range, { minLength: 1, maxLength: 10 }), (calls, questions) => {
        const set = pieceSet([...calls.map((one) => one.range), ...questions]);
        const bytes = new Set<number>();
        for (const one of calls) {
          set[one.what](one.range);
          for (let byte: number = one.range.start; byte < one.range.end; byte += 1) {
            if (one.what === 'add') bytes.add(byte);
            else bytes.delete(byte);
          }
        }
        for (const asked of questions) {
          const inside = Array.from({ length: asked.end - asked.start }, (_, index) => bytes.has(asked.start + index));
          expect([set.meets(asked), set.holds(asked)]).toStrictEqual([inside.includes(true), !inside.includes(false)]);
          expect(set.outside(asked)).toStrictEqual(subtract(asked, union(Array.from(bytes, (byte) => ({ start: physAddr(byte), end: physAddr(byte + 1) })))));
        }
      }),
    );
  });

  test('a range that it was not told of is a mistake', () => {
    const set = pieceSet([{ start: physAddr(0), end: physAddr(4) }]);
    expect(() => set.meets({ start: physAddr(0), end: physAddr(2) })).toThrow(RangeError);
  });
});
