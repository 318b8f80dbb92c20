import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { physAddr } from '../../src/analysis/base/address';
import { overlap, type AddressRange } from '../../src/analysis/base/range';
import { rangeIndex } from '../../src/analysis/base/range-index';

const range: fc.Arbitrary<AddressRange> = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
  .map(([start, size]) => ({ start: physAddr(start), end: physAddr(start + size) }));

test('an index finds what a look at every range finds', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), range, (ranges, asked) => {
      const things = ranges.map((one, id) => ({ id, range: one }));
      const index = rangeIndex(things, (thing) => thing.range);
      const found = index.on(asked);
      const looked = things.filter((thing) => overlap(thing.range, asked) !== undefined);
      expect(index.listedOn(asked)).toStrictEqual(looked);
      expect([...found].sort((a, b) => a.id - b.id)).toStrictEqual(looked);
      expect(found.every((thing, index) => index === 0 || (found[index - 1]?.range.start ?? 0) <= thing.range.start)).toBe(true);
    }),
  );
});

test('an answer does not look at the neighbours that lie with it in one large range', () => {
  const rangeAt = (start: number, size: number): AddressRange => ({ start: physAddr(start), end: physAddr(start + size) });
  const inOne = [rangeAt(0, 2 ** 20), ...Array.from({ length: 2 ** 14 }, (_, index) => rangeAt(index * 64, 32))];
  let looks = 0;
  const index = rangeIndex(inOne, (one) => {
    looks += 1;
    return one;
  });
  looks = 0;
  expect(index.on(rangeAt(640_000, 8))).toStrictEqual([inOne[0], rangeAt(640_000, 32)]);
  expect(looks).toBeLessThan(64);
});
