import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byStart } from '../../src/analysis/kernel/by-start';

/** Whole pages, parts of pages, and the top of the address space, where page and index fit into no exact number. */
const start = fc.oneof(fc.nat(40).map((page) => page * 4096), fc.nat(200_000), fc.nat(40).map((page) => 2 ** 52 - (page + 1) * 4096));

test('ranges stand in the order of their first bytes, and those that begin together in the order they came', () => {
  fc.assert(
    fc.property(fc.array(start, { maxLength: 40 }), (starts) => {
      const wanted = [...starts.keys()].sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || a - b);
      expect(Array.from(byStart(Float64Array.from(starts)))).toStrictEqual(wanted);
    }),
  );
});
