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
      const found = rangeIndex(things, (thing) => thing.range).on(asked);
      expect(found.map(({ id }) => id).sort((a, b) => a - b)).toStrictEqual(things.filter((thing) => overlap(thing.range, asked) !== undefined).map(({ id }) => id));
      expect(found.every((thing, index) => index === 0 || (found[index - 1]?.range.start ?? 0) <= thing.range.start)).toBe(true);
    }),
  );
});
