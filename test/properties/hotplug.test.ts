import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { physAddr } from '../../src/analysis/base/address';
import type { AddressRange } from '../../src/analysis/base/range';
import { hotAdd, indexMemlist } from '../../src/analysis/kernel/hotplug';
import { outcomeOf } from '../../src/analysis/kernel/hotplug-outcome';
import { askHotplug } from '../../src/analysis/kernel/hotplug-questions';
import { naiveAccepts } from '../unit/support/naive';
import { runsOf } from '../unit/support/runs-of';

const entry = fc.tuple(fc.nat({ max: 300 }), fc.integer({ min: 1, max: 120 })).map(([startPfn, size]) => ({ startPfn, endPfn: startPfn + size, region: 0 }));
const list = fc.array(entry, { maxLength: 6 });
const PAGE = 4096;

describe('the check of the kernel', () => {
  test('an index answers as a look at every entry does', () => {
    fc.assert(
      fc.property(list, fc.nat({ max: 450 }), fc.nat({ max: 60 }), (entries, start, size) => {
        expect(indexMemlist(entries).accepts(start, start + size)).toBe(naiveAccepts(entries, start, start + size));
      }),
      { numRuns: 1000 },
    );
  });

  test('adding a range asks for every block', () => {
    fc.assert(
      fc.property(list, fc.nat({ max: 30 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 16 }), fc.nat({ max: 16 }), fc.nat({ max: 4096 }), (entries, first, blocks, pages, vmemmap, off) => {
        const blockSize = pages * PAGE;
        const vmemmapPages = vmemmap % pages;
        const range = { start: first * blockSize, size: blocks * blockSize, blockSize, vmemmapPages };
        const accepted = Array.from({ length: blocks }, (_, block) => {
          const from = (first + block) * pages;
          return naiveAccepts(entries, from + vmemmapPages, from + pages);
        });
        expect(hotAdd(range, indexMemlist(entries))).toEqual({ kind: 'blocks', accepted });
        const refused = accepted.indexOf(false);
        expect(outcomeOf(range, { kind: 'blocks', accepted })).toMatchObject({ autoOnlined: refused < 0 ? blocks : refused, onlineErrno: refused < 0 ? 0 : -1 });
        if (off % blockSize !== 0) expect(hotAdd({ ...range, start: range.start + off }, indexMemlist(entries))).toEqual({ kind: 'unaligned' });
      }),
      { numRuns: 500 },
    );
  });
});

describe('answers for people', () => {
  test('runs of blocks are the blocks asked one by one, neighbours joined', () => {
    fc.assert(
      fc.property(list, fc.nat({ max: 20 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 16 }), (entries, first, blocks, pages) => {
        const size = pages * PAGE;
        const range = bytes(first * pages, (first + blocks) * pages);
        const edges = [...new Set(entries.flatMap(({ startPfn, endPfn }) => [startPfn * PAGE, endPfn * PAGE]))].filter((edge) => edge > 0).sort((a, b) => a - b);
        const refusalOf = (start: number, end: number) => (naiveAccepts(entries, start / PAGE, end / PAGE) ? undefined : ('outside-snapshot' as const));
        const runs = runsOf(range, size, edges, refusalOf);
        const answered = runs.flatMap(({ blocks: n, refusal }) => Array.from({ length: n }, () => refusal));
        expect(answered).toEqual(Array.from({ length: blocks }, (_, block) => refusalOf((first + block) * size, (first + block + 1) * size)));
        expect(runs.map((run) => run.range.start)).toEqual([range.start, ...runs.slice(0, -1).map((run) => run.range.end)]);
        expect(runs.at(-1)?.range.end).toBe(range.end);
        expect(runs.every((run, index) => index === 0 || run.refusal !== runs[index - 1]?.refusal)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('each block has the reason that a look at all its pages gives', () => {
    const BLOCK = 0x8000; // frames of 128 MiB, the smallest block
    const coarse = fc.tuple(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 8 })).map(([at, size]) => ({ startPfn: at * (BLOCK / 4), endPfn: (at + size) * (BLOCK / 4), region: 0 }));
    const cmrs = fc.option(fc.array(coarse, { maxLength: 3 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(coarse, { maxLength: 5 }), cmrs, fc.nat({ max: 5 }), fc.integer({ min: 1, max: 6 }), (entries, runs, first, blocks) => {
        const cmrRuns = runs?.map(({ startPfn, endPfn }) => bytes(startPfn, endPfn));
        const [question] = askHotplug({
          memlist: entries,
          regions: [],
          blockSize: BLOCK * PAGE,
          cmrRuns,
          events: [{ kind: 'memory-event', event: 'online', range: bytes(first * BLOCK, (first + blocks) * BLOCK), at: { source: 0, span: { start: 0, end: 0 } } }],
        });
        const answered = question?.runs.flatMap(({ blocks: n, refusal }) => Array.from({ length: n }, () => refusal));
        const wanted = Array.from({ length: blocks }, (_, block) => {
          const [start, end] = [(first + block) * BLOCK, (first + block + 1) * BLOCK];
          if (naiveAccepts(entries, start, end)) return undefined;
          const quarters = Array.from({ length: 4 }, (_unused, quarter) => start + (quarter * BLOCK) / 4);
          if (quarters.every((pfn) => entries.some(({ startPfn, endPfn }) => startPfn <= pfn && pfn < endPfn))) return 'across-entries';
          if (cmrRuns === undefined) return 'outside-snapshot-unknown';
          return cmrRuns.some((run) => run.start <= start * PAGE && end * PAGE <= run.end) ? 'outside-snapshot' : 'not-convertible';
        });
        expect(answered).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });
});

function bytes(startPfn: number, endPfn: number): AddressRange {
  return { start: physAddr(startPfn * PAGE), end: physAddr(endPfn * PAGE) };
}
