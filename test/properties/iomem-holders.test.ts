import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, sizeOf, type AddressRange } from '../../src/analysis/base/range';
import type { IomemRange } from '../../src/analysis/evidence/present-facts';
import { holders } from '../../src/analysis/kernel/iomem-holders';
import { smallRange } from './support/arbitraries';

const tree: fc.Arbitrary<readonly IomemRange[]> = fc
  .array(
    smallRange.filter((range) => sizeOf(range) > 0),
    { maxLength: 24 },
  )
  .map((ranges) => ranges.map((range, index) => ({ kind: 'iomem-range', range, label: `${index}`, depth: 0, at: { source: 0, span: { start: index, end: index } } })));

test('an entry lies in what a look at all entries before it finds, beside what a look at all finds', () => {
  fc.assert(
    fc.property(tree, (entries) => {
      const holderOf = holders(entries);
      for (const [index, entry] of entries.entries()) {
        const liesIn = (inner: AddressRange, outer: AddressRange): boolean => contains(outer, inner) && sizeOf(inner) < sizeOf(outer);
        const holder = entries.slice(0, index).findLast(({ range }) => liesIn(entry.range, range));
        const inside = holder === undefined ? [] : entries.filter(({ range }) => liesIn(range, holder.range));
        const ascending = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
        expect(holderOf(entry)).toStrictEqual(
          holder && { entry: holder, starts: ascending(inside.map(({ range }) => range.start)), ends: ascending(inside.map(({ range }) => range.end)) },
        );
      }
    }),
  );
});
