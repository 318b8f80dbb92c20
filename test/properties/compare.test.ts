import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AddressRange } from '../../src/analysis/base/range';
import { subtract, union } from '../../src/analysis/base/range-set';
import { compare, differs } from '../../src/analysis/compare/compare';
import { mirrored, type ComparedRange, type RangeDifference, type TraitId } from '../../src/analysis/compare/difference';
import { compareRanges } from '../../src/analysis/compare/ranges';
import { review, type Review } from '../../src/analysis/index';
import { knownLine, smallRange } from './support/arbitraries';

const TOLD: readonly TraitId[] = ['node'];

const item: fc.Arbitrary<ComparedRange> = fc
  .tuple(smallRange.filter(({ start, end }) => start < end), fc.constantFrom('0', '1'))
  .map(([range, node]) => ({ range, traits: { node } }));

/** Ranges that may overlap each other, as a mixed listing has them. */
const mixed = fc.array(item, { maxLength: 10 });

/** As every sound listing has them. */
const disjoint: fc.Arbitrary<readonly ComparedRange[]> = mixed.map((items) =>
  items.reduce<readonly ComparedRange[]>((list, one) => (list.some(({ range }) => range.start < one.range.end && one.range.start < range.end) ? list : [...list, one]), []),
);

const inOrder = (items: readonly ComparedRange[]): readonly string[] => items.map((one) => JSON.stringify(one)).sort();
const unordered = (differences: readonly RangeDifference[]): readonly string[] => differences.map((one) => JSON.stringify(one)).sort();
const bytesOf = (items: readonly ComparedRange[]): AddressRange[] => union(items.map(({ range }) => range));

describe('differences between two lists of ranges', () => {
  test('a list differs from itself in nothing', () => {
    fc.assert(
      fc.property(mixed, (list) => {
        expect(compareRanges(list, list, TOLD)).toEqual([]);
      }),
    );
  });

  test('seen from the other side they are mirrored', () => {
    fc.assert(
      fc.property(mixed, mixed, (a, b) => {
        expect(unordered(compareRanges(a, b, TOLD).map(mirrored))).toEqual(unordered(compareRanges(b, a, TOLD)));
      }),
      { numRuns: 1000 },
    );
  });

  test('every range is the same on both sides or in exactly one difference', () => {
    fc.assert(
      fc.property(mixed, mixed, (a, b) => {
        const found = compareRanges(a, b, TOLD);
        const left = [...inOrder(a)];
        for (const gone of inOrder(found.flatMap((one) => one.a))) left.splice(left.indexOf(gone), 1);
        expect([...left, ...inOrder(found.flatMap((one) => one.b))].sort()).toEqual(inOrder(b));
      }),
    );
  });

  test('what they take from the bytes of A and add to them gives the bytes of B', () => {
    fc.assert(
      fc.property(disjoint, disjoint, (a, b) => {
        const found = compareRanges(a, b, TOLD);
        const taken = bytesOf(found.flatMap((one) => one.a));
        const kept = bytesOf(a).flatMap((range) => subtract(range, taken));
        expect(union([...kept, ...bytesOf(found.flatMap((one) => one.b))])).toEqual(bytesOf(b));
      }),
    );
  });
});

const text = fc.array(knownLine, { maxLength: 30 }).map((lines) => lines.join('\n'));

function first(source: string): Review {
  const [one] = review({ name: 'dmesg.txt', text: source });
  if (one === undefined) throw new Error('no boot');
  return one;
}

describe('differences between two reviews', () => {
  test('a review differs from itself in nothing, and lacks nothing', () => {
    fc.assert(
      fc.property(text, (source) => {
        const [a, b] = [first(source), first(source)];
        expect(differs(compare(a, b))).toBe(false);
        expect(compare(a, b).oneSided).toEqual([]);
      }),
    );
  });

  test('two reviews of any texts: mirrored, and the bytes of one side alone add up', () => {
    fc.assert(
      fc.property(text, text, (x, y) => {
        const [a, b] = [first(x), first(y)];
        const [there, back] = [compare(a, b), compare(b, a)];
        expect(there.facts.map((fact) => ({ ...fact, a: fact.b, b: fact.a }))).toEqual(expect.arrayContaining([...back.facts]));
        expect(there.sources.map(({ source, onlyA, onlyB, untold }) => ({ source, onlyA: onlyB, onlyB: onlyA, untold }))).toEqual(
          back.sources.map(({ source, onlyA, onlyB, untold }) => ({ source, onlyA, onlyB, untold })),
        );
        for (const [index, { differences }] of there.sources.entries()) {
          expect(unordered(differences.map(mirrored))).toEqual(unordered(back.sources[index]?.differences ?? []));
        }
      }),
    );
  });
});
