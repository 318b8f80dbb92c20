import fc from 'fast-check';
import { expect, test } from 'vitest';
import { physAddr } from '../../src/analysis/base/address';
import type { AddressRange } from '../../src/analysis/base/range';
import { cmrRuns, isConvertible } from '../../src/analysis/module/cmr-list';
import { coverageOf } from '../../src/analysis/module/coverage';
import { naiveCovered } from '../unit/support/naive';

const entry = fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 30 })).map(([startPfn, size]) => ({ startPfn, endPfn: startPfn + size }));

/** CMRs in ascending order; some touch, some are null. */
const cmrs: fc.Arbitrary<AddressRange[]> = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 12 })), { maxLength: 8 }).map((steps) => {
  let at = 0;
  return steps.map(([gap, size]) => {
    const start = at + gap;
    at = start + size;
    return { start: physAddr(start * 4096), end: physAddr(at * 4096) };
  });
});

test('coverage is what asking every page gives', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), cmrs, (entries, list) => {
      const runs = cmrRuns(list);
      coverageOf(entries, runs).forEach(({ entry: index, range, kind, outside }, position) => {
        const asked = entries[position] ?? { startPfn: 0, endPfn: 0 };
        const covered = naiveCovered(asked, runs);
        const missing = covered.flatMap((is, page) => (is ? [] : (asked.startPfn + page) * 4096));
        expect(index).toBe(position);
        expect(outside.flatMap(({ start, end }) => Array.from({ length: (end - start) / 4096 }, (_, page) => start + page * 4096))).toEqual(missing);
        expect(kind).toBe(covered.every(Boolean) ? 'whole' : covered.some(Boolean) ? 'part' : 'none');
        // One run holds all of it: what the module asks.
        expect(kind === 'whole').toBe(isConvertible(range, runs));
      });
    }),
    { numRuns: 500 },
  );
});

test('neither the order of CMRs nor where they are split matters to an ordered list', () => {
  fc.assert(
    fc.property(entry, cmrs, fc.nat({ max: 80 }), (asked, list, cut) => {
      const at = cut * 4096;
      const split = list.flatMap(({ start, end }) =>
        start < at && at < end
          ? [
              { start, end: physAddr(at) },
              { start: physAddr(at), end },
            ]
          : [{ start, end }],
      );
      expect(coverageOf([asked], cmrRuns(split))).toEqual(coverageOf([asked], cmrRuns(list)));
    }),
  );
});
