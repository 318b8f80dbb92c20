import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildMemlist, FIRST_TDX_PFN, wholePages, wholePages64 } from '../../src/analysis/kernel/memlist';
import { range } from './support/arbitraries';

const regions = fc.array(fc.tuple(range, fc.option(fc.nat({ max: 7 }), { nil: undefined })), { maxLength: 12 });

test('entries are whole pages of their region, above 1 MiB, in the order of the regions', () => {
  fc.assert(
    fc.property(regions, (list) => {
      const built = buildMemlist(list.map(([bytes, node]) => ({ ...wholePages(bytes), ...(node === undefined ? {} : { node }) })));
      expect(built.map(({ region }) => region)).toEqual(built.map(({ region }) => region).sort((a, b) => a - b));
      for (const { startPfn, endPfn, region, node } of built) {
        const [bytes, given] = list[region] ?? [];
        expect(startPfn).toBeGreaterThanOrEqual(FIRST_TDX_PFN);
        expect(startPfn).toBeLessThan(endPfn);
        expect(startPfn * 4096).toBeGreaterThanOrEqual(bytes?.start ?? 0);
        expect(endPfn * 4096).toBeLessThanOrEqual(bytes?.end ?? 0);
        expect(node).toBe(given);
      }
    }),
  );
});

test('nothing else of a region is lost but less than a page at either end, and what lies below 1 MiB', () => {
  fc.assert(
    fc.property(range, (bytes) => {
      const [entry] = buildMemlist([wholePages(bytes)]);
      const first = Math.max(bytes.start, FIRST_TDX_PFN * 4096);
      if (entry === undefined) expect(bytes.end - first).toBeLessThan(2 * 4096);
      else {
        expect(entry.startPfn * 4096 - first).toBeLessThan(4096);
        expect(bytes.end - entry.endPfn * 4096).toBeLessThan(4096);
      }
    }),
  );
});

test('regions are built one by one: a list of two is the lists of each', () => {
  fc.assert(
    fc.property(regions, regions, (a, b) => {
      const build = (list: typeof a): readonly (readonly number[])[] => buildMemlist(list.map(([bytes]) => wholePages(bytes))).map(({ startPfn, endPfn }) => [startPfn, endPfn]);
      expect(build([...a, ...b])).toEqual([...build(a), ...build(b)]);
    }),
  );
});

test('both ways of counting pages agree where both can', () => {
  fc.assert(
    fc.property(range, ({ start, end }) => {
      expect(wholePages64(BigInt(start), BigInt(end - start))).toEqual(wholePages({ start, end }));
    }),
  );
});
