import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { physAddr } from '../../src/analysis/base/address';
import type { AddressRange } from '../../src/analysis/base/range';
import { byStart } from '../../src/analysis/kernel/by-start';

/** Whole pages, parts of pages, and the top of the address space, where page and index fit into no exact number. */
const start = fc.oneof(fc.nat(40).map((page) => page * 4096), fc.nat(200_000), fc.nat(40).map((page) => 2 ** 52 - (page + 1) * 4096));
const range: fc.Arbitrary<AddressRange> = start.map((first) => ({ start: physAddr(first), end: physAddr(first + 1) }));

test('ranges stand in the order of their first bytes, and those that begin together in the order they came', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 40 }), (ranges) => {
      const wanted = [...ranges.keys()].sort((a, b) => (ranges[a]?.start ?? 0) - (ranges[b]?.start ?? 0) || a - b);
      expect(Array.from(byStart(ranges))).toStrictEqual(wanted);
    }),
  );
});
