import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexSet } from '../../src/analysis/base/index-set';

const LIMITS = [1, 31, 32, 33, 1024, 1025, 40_000] as const;

const calls = fc.constantFrom(...LIMITS).chain((limit) =>
  fc.record({
    limit: fc.constant(limit),
    changes: fc.array(fc.record({ what: fc.constantFrom('add' as const, 'add' as const, 'remove' as const), index: fc.nat(limit - 1) }), { maxLength: 60 }),
    asked: fc.array(fc.nat(limit - 1), { minLength: 1, maxLength: 10 }),
  }),
);

describe('a set of indices', () => {
  test('finds the neighbours that a look at every number finds', () => {
    fc.assert(
      fc.property(calls, ({ limit, changes, asked }) => {
        const set = indexSet(limit);
        const plain = new Set<number>();
        for (const { what, index } of changes) {
          set[what](index);
          if (what === 'add') plain.add(index);
          else plain.delete(index);
        }
        const sorted = [...plain].sort((a, b) => a - b);
        for (const index of [0, limit - 1, ...asked, ...sorted]) {
          expect([set.atOrBefore(index), set.atOrAfter(index)]).toStrictEqual([sorted.findLast((one) => one <= index), sorted.find((one) => one >= index)]);
        }
      }),
    );
  });

  test('the same numbers go in and out again', () => {
    const set = indexSet(2000);
    for (let index = 0; index < 2000; index += 3) set.add(index);
    for (let index = 0; index < 2000; index += 3) set.remove(index);
    expect([set.atOrAfter(0), set.atOrBefore(1999)]).toStrictEqual([undefined, undefined]);
  });

  test('beyond both ends there is nothing', () => {
    const set = indexSet(64);
    set.add(5);
    expect([set.atOrBefore(-1), set.atOrAfter(64), set.atOrAfter(6), set.atOrBefore(4)]).toStrictEqual([undefined, undefined, undefined, undefined]);
  });
});
