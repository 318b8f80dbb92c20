import { describe, expect, test } from 'vitest';
import { hotAdd, indexMemlist, type HotAdd } from '../../../src/analysis/kernel/hotplug';
import { outcomeOf } from '../../../src/analysis/kernel/hotplug-outcome';
import { naiveAccepts } from '../support/naive';
import { range } from '../support/range';
import { runsOf } from '../support/runs-of';

const LIST = [
  { startPfn: 0x100, endPfn: 0x200 },
  { startPfn: 0x200, endPfn: 0x300 },
  { startPfn: 0x400, endPfn: 0x500 },
];

describe('a range of frames may go online', () => {
  test.each<[startPfn: number, endPfn: number, why: string, accepted: boolean]>([
    [0x100, 0x200, 'it is an entry', true],
    [0x180, 0x181, 'it lies inside one', true],
    [0x1ff, 0x201, 'it crosses into an entry that touches', false],
    [0x0ff, 0x200, 'it begins one frame early', false],
    [0x400, 0x501, 'it ends one frame late', false],
    [0x300, 0x400, 'it lies in a gap', false],
    [0x0, 0x1000, 'it holds all entries', false],
    [0x600, 0x601, 'it lies above all', false],
  ])('[%i, %i): %s', (startPfn, endPfn, _, accepted) => {
    expect(indexMemlist(LIST).accepts(startPfn, endPfn)).toBe(accepted);
    expect(naiveAccepts(LIST, startPfn, endPfn)).toBe(accepted);
  });

  test('an empty list refuses nothing: TDX is off, or not yet on', () => {
    expect(indexMemlist([]).accepts(0, 0x1000)).toBe(true);
  });

  test('a list need not be sorted, and entries of an odd one may hold each other', () => {
    const odd = [
      { startPfn: 0x400, endPfn: 0x500 },
      { startPfn: 0x100, endPfn: 0x900 },
      { startPfn: 0x200, endPfn: 0x210 },
    ];
    expect(indexMemlist(odd).accepts(0x205, 0x800)).toBe(true);
    expect(indexMemlist(odd).accepts(0x205, 0x901)).toBe(false);
  });
});

describe('adding a range', () => {
  const index = indexMemlist(LIST);
  const block = 0x80_000; // 0x80 frames
  const add = (change: Partial<HotAdd>): HotAdd => ({ start: 0x100_000, size: 0x200_000, blockSize: block, ...change });

  test('asks block by block', () => {
    expect(hotAdd(add({}), index)).toEqual({ kind: 'blocks', accepted: [true, true, true, true] });
    expect(hotAdd(add({ start: 0x280_000, size: 0x280_000 }), index)).toEqual({ kind: 'blocks', accepted: [true, false, false, true, true] });
  });

  test.each([
    ['a start inside a block', { start: 0x140_000 }],
    ['a size of one block and a half', { size: 0xc0_000 }],
    ['nothing', { size: 0 }],
  ])('refuses %s as a whole', (_, change) => {
    expect(hotAdd(add(change), index)).toEqual({ kind: 'unaligned' });
  });

  test('behind the last frame of 64 bits comes the first, as in the kernel', () => {
    const top = { start: 2 ** 64 - 0x8000000, size: 0x10000000, blockSize: 0x8000000, vmemmapPages: 0x200 };
    expect(hotAdd(top, indexMemlist([{ startPfn: 0x100, endPfn: 0x8000 }]))).toEqual({ kind: 'blocks', accepted: [false, true] });
  });

  test('pages that hold the page structures of a block are not asked about', () => {
    const straddling = { start: 0x80_000, size: 0x80_000 };
    expect(hotAdd(add({ start: 0xc0_000, size: 0x80_000, blockSize: 0x40_000 }), index)).toEqual({ kind: 'blocks', accepted: [false, true] });
    expect(hotAdd(add({ ...straddling, blockSize: 0x80_000, vmemmapPages: 0x7f }), index)).toEqual({ kind: 'blocks', accepted: [false] });
    expect(hotAdd({ start: 0xf0_000, size: 0x30_000, blockSize: 0x30_000, vmemmapPages: 0x10 }, index)).toEqual({ kind: 'blocks', accepted: [true] });
    expect(hotAdd({ start: 0xf0_000, size: 0x30_000, blockSize: 0x30_000, vmemmapPages: 0xf }, index)).toEqual({ kind: 'blocks', accepted: [false] });
  });
});

describe('what people see of it', () => {
  const range128 = { start: 0x8080000000, size: 0x20000000, blockSize: 0x8000000 };

  test('a range that is not added', () => {
    expect(outcomeOf({ ...range128, size: 0x4000000 }, { kind: 'unaligned' })).toEqual({
      kind: 'not-added',
      errno: -22,
      log: 'Block size [0x8000000] unaligned hotplug range: start 0x8080000000, size 0x4000000',
    });
  });

  test('automatic onlining stops at the first refusal', () => {
    expect(outcomeOf(range128, { kind: 'blocks', accepted: [true, true, false, true] })).toEqual({ kind: 'added', blocks: 'OOBO', onlineErrno: -1, autoOnlined: 2 });
  });

  test('nothing is refused', () => {
    expect(outcomeOf(range128, { kind: 'blocks', accepted: [true, true] })).toEqual({ kind: 'added', blocks: 'OO', onlineErrno: 0, autoOnlined: 2 });
  });
});

describe('runs of blocks', () => {
  const inside = (low: number, high: number) => (start: number, end: number) =>
    start >= low && end <= high ? undefined : ('outside-snapshot' as const);

  test('512 refused blocks are one run', () => {
    expect(runsOf(range(0, 512), 1, [], () => 'not-convertible')).toEqual([{ range: range(0, 512), blocks: 512, refusal: 'not-convertible' }]);
  });

  test('an accepted run has no refusal', () => {
    expect(runsOf(range(0, 40), 10, [10, 30], inside(10, 30))).toEqual([
      { range: range(0, 10), blocks: 1, refusal: 'outside-snapshot' },
      { range: range(10, 30), blocks: 2 },
      { range: range(30, 40), blocks: 1, refusal: 'outside-snapshot' },
    ]);
  });

  test('an edge inside a block concerns that block, and the next one anew', () => {
    expect(runsOf(range(0, 50), 10, [15, 35], inside(15, 35))).toEqual([
      { range: range(0, 20), blocks: 2, refusal: 'outside-snapshot' },
      { range: range(20, 30), blocks: 1 },
      { range: range(30, 50), blocks: 2, refusal: 'outside-snapshot' },
    ]);
  });

  test('edges outside the range change nothing', () => {
    expect(runsOf(range(100, 140), 10, [0, 95, 140, 1000], inside(95, 1000))).toEqual([{ range: range(100, 140), blocks: 4 }]);
  });

  test('only blocks that an edge cuts are asked', () => {
    const asked: number[] = [];
    const runs = runsOf(range(5, 2 ** 40 + 5), 2 ** 20, [2 ** 30, 2 ** 31 + 5], (start, end) => {
      asked.push(start);
      return end <= 2 ** 30 || start >= 2 ** 31 + 5 ? undefined : 'outside-snapshot';
    });
    expect(runs.map(({ blocks }) => blocks)).toEqual([2 ** 10 - 1, 2 ** 10 + 1, 2 ** 20 - 2 ** 11]);
    // The pieces are asked first, by this test; then the one block that holds an edge.
    expect(asked.slice(3)).toEqual([2 ** 30 - 2 ** 20 + 5]);
  });
});
