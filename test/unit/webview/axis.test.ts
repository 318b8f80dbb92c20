import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, linearAxis, stretchAt, travel } from '../../../webview/axis/axis';
import { foldedAxis, joinRuns } from '../../../webview/axis/fold';
import { lane, segment } from '../../webview/fixtures/view-builder';

const GIB = 2 ** 30;
const TOP = 2 ** 52;

describe('a folded axis', () => {
  const axis = foldedAxis({
    lanes: [lane('a', [segment('low', 0, 0x9f000), segment('ram', 4 * GIB, 68 * GIB)]), lane('b', [segment('acpi', 0x9f000, 0x100000)])],
    end: 68 * GIB,
  });

  test('has one stretch for every piece between boundaries, and folds what no lane describes', () => {
    expect(axis.stretches.map(({ start, end, folded }) => ({ start, end, folded }))).toEqual([
      { start: 0, end: 0x9f000, folded: false },
      { start: 0x9f000, end: 0x100000, folded: false },
      { start: 0x100000, end: 4 * GIB, folded: true },
      { start: 4 * GIB, end: 68 * GIB, folded: false },
    ]);
  });

  test('gives more room to more bytes, but far less than in proportion', () => {
    const [low, , fold, ram] = axis.stretches.map(({ width }) => width);
    expect(ram).toBeGreaterThan(low ?? 0);
    expect(ram).toBeLessThan(5 * (low ?? 0));
    expect(fold).toBeLessThan(low ?? 0);
  });

  test('is made of touching stretches from end to end', () => {
    let offset = 0;
    for (const stretch of axis.stretches) {
      expect(stretch.offset).toBe(offset);
      offset += stretch.width;
    }
    expect(axis.length).toBe(offset);
  });

  test('gives room to memory that only a finding is about', () => {
    const refused = foldedAxis({ lanes: [lane('a', [segment('low', 0, GIB)]), lane('findings', [segment('refused', 4 * GIB, 6 * GIB)])], end: 6 * GIB });
    expect(refused.stretches.map(({ start, folded }) => [start, folded])).toEqual([[0, false], [GIB, true], [4 * GIB, false]]);
  });

  test('without any segment is still an axis', () => {
    expect(foldedAxis({ lanes: [], end: 0 })).toEqual(linearAxis(0, 4 * GIB));
  });
});

describe('joinRuns', () => {
  test('makes one stretch of blocks of one size', () => {
    const blocks = Array.from({ length: 512 }, (_, index) => segment(`b${index}`, index * 0x8000000, (index + 1) * 0x8000000));
    expect(joinRuns(blocks)).toEqual([{ start: 0, end: 512 * 0x8000000 }]);
  });

  test('keeps apart what differs in size or tone, or does not touch', () => {
    const apart = [segment('a', 0, 4), segment('b', 4, 8, { tone: 'acpi' }), segment('c', 8, 16), segment('d', 20, 28)];
    expect(joinRuns(apart)).toEqual([{ start: 0, end: 4 }, { start: 4, end: 8 }, { start: 8, end: 16 }, { start: 20, end: 28 }]);
  });
});

/** Ranges anywhere up to 2^52, a few of them tiny. */
const ranges = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 0x200000 }), fc.maxSafeInteger().map((n) => Math.abs(n) % TOP)), { minLength: 2, maxLength: 24 })
  .map((edges) => [...edges].sort((a, b) => a - b))
  .map((edges) => edges.slice(1).map((end, index) => segment(`${index}`, edges[index] ?? 0, end)))
  .map((segments) => segments.filter((_, index) => index % 3 !== 1));
const axes = ranges.map((segments) => foldedAxis({ lanes: [lane('a', segments)], end: Math.max(...segments.map(({ end }) => end)) }));

test('distance grows with the address', () => {
  fc.assert(
    fc.property(axes, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (axis, p, q) => {
      const [a, b] = [Math.floor(p * axis.end), Math.floor(q * axis.end)].sort((x, y) => x - y);
      if (a === undefined || b === undefined || a === b) return;
      expect(distance(axis, 0, a)).toBeLessThanOrEqual(distance(axis, 0, b));
      expect(distance(axis, a, b)).toBe(-distance(axis, b, a));
    }),
  );
});

test('travel undoes distance within a stretch to less than a byte', () => {
  fc.assert(
    fc.property(axes, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (axis, p, q) => {
      const from = Math.floor(p * (axis.end - 1));
      const { start, end } = stretchAt(axis, from);
      const to = start + Math.floor(q * (end - start));
      expect(Math.abs(travel(axis, from, distance(axis, from, to)) - to)).toBeLessThanOrEqual(1);
    }),
  );
});

test('travel stops at the ends', () => {
  const axis = linearAxis(0, GIB);
  expect(travel(axis, 0, -5)).toBe(0);
  expect(travel(axis, 0, 2 * GIB)).toBe(GIB);
});

test('a folded axis is cut at every start and end, and folds exactly what no lane describes', () => {
  const ranges = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(ranges, { minLength: 1, maxLength: 3 }), (lists) => {
      // Sizes that differ: alike neighbours would be one run.
      const lanes = lists.map((items, at) => lane(`l${at}`, items.map(([start, length], index) => segment(`${at}.${index}`, start, start + length, { tone: index % 2 === 0 ? 'cmr' : 'tdmr' }))));
      const runs = lanes.flatMap(({ segments }) => joinRuns(segments)).filter(({ start, end }) => start < end);
      const end = Math.max(1, ...runs.map((run) => run.end));
      const cuts = [...new Set([0, end, ...runs.flatMap((run) => [run.start, run.end])])].sort((a, b) => a - b);
      const expected = cuts.slice(0, -1).map((start, at) => ({ start, end: cuts[at + 1], folded: !runs.some((run) => run.start <= start && start < run.end) }));
      expect(foldedAxis({ lanes, end }).stretches.map(({ start, end: next, folded }) => ({ start, end: next, folded }))).toEqual(expected);
    }),
  );
});
