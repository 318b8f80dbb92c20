import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearAxis, type Axis } from '../../../webview/axis/axis';
import { foldedAxis } from '../../../webview/axis/fold';
import { scaleOf } from '../../../webview/axis/scale';
import { fit, show, toPx, visibleBytes, type Viewport } from '../../../webview/axis/viewport';
import { boxes } from '../../../webview/layout/boxes';
import { indexLane, nearestTo, positionOf, segmentsIn } from '../../../webview/layout/lane-index';
import { MARKER_PX, signBoxes } from '../../../webview/layout/markers';
import { rank, severityOf } from '../../../webview/layout/severity';
import { summaryTree } from '../../../webview/layout/summary-tree';
import type { MapSegment } from '../../../src/analysis/map/view';
import { finding, lane, segment } from '../../webview/fixtures/view-builder';

const SEVERITIES = [undefined, 'information', 'warning', 'error'] as const;
const segments = (most: number) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 60_000 }), fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9000 })), fc.constantFrom(...SEVERITIES)), { maxLength: most }).map((items) =>
    items.map(([start, length, severity], at) =>
      segment(`s${at}`, start, start + length, severity === undefined ? {} : { findings: [finding('code', severity, 'What is found.')] }),
    ),
  );
const between = (count: number) => fc.tuple(fc.integer({ min: 0, max: count }), fc.integer({ min: 0, max: count })).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

test('any run of any lane: the tree answers as a look at each segment does', () => {
  const cases = segments(400).chain((items) => fc.tuple(fc.constant(items), between(items.length), fc.integer({ min: -1, max: 70_000 })));
  fc.assert(
    fc.property(cases, ([items, [from, to], address]) => {
      const starts = Float64Array.from(items, ({ start }) => start);
      const ends = Float64Array.from(items, ({ end }) => end);
      const ranks = Uint8Array.from(items, (item) => rank(severityOf(item)));
      const tree = summaryTree({ starts, ends, ranks });
      const run = items.slice(from, to);
      const past = run.findIndex(({ end }) => end > address);
      const length = ({ start, end }: MapSegment): number => end - start;
      const telling = run.reduce<MapSegment | undefined>((best, item) => {
        if (best === undefined) return item;
        const [a, b] = [rank(severityOf(best)), rank(severityOf(item))];
        return b < a || (b === a && length(item) > length(best)) ? item : best;
      }, undefined);
      expect({
        past: tree.firstPast(from, to, address),
        reach: tree.reach(from, to),
        telling: items[tree.telling(from, to)],
      }).toEqual({
        past: past < 0 ? to : from + past,
        reach: Math.max(-1, ...run.map(({ end }) => end)),
        telling,
      });
    }),
  );
});

test('the segments in a range, the nearest to an address, and where each stands', () => {
  fc.assert(
    fc.property(segments(120), fc.integer({ min: 0, max: 70_000 }), fc.integer({ min: 1, max: 5000 }), (items, start, size) => {
      const index = indexLane(lane('a', items));
      const end = start + size;
      expect(segmentsIn(index, { start, end })).toEqual(index.sorted.filter((item) => item.start < end && item.end > start));
      const gap = (item: MapSegment): number => Math.max(0, item.start - start, start - (item.end - 1));
      const nearest = nearestTo(index, start);
      expect(items.length === 0 ? nearest : gap(index.sorted[nearest] ?? segment('none', 0, 1))).toBe(items.length === 0 ? -1 : Math.min(...items.map(gap)));
      expect(index.sorted.map((item) => positionOf(index, item))).toEqual(index.sorted.map((_, at) => at));
    }),
  );
});

/** What a box shows, by looking at every segment. */
function naive(items: readonly MapSegment[], axis: Axis, view: Viewport, width: number) {
  const sorted = indexLane(lane('a', items)).sorted;
  const { start, end } = visibleBytes(axis, view, width);
  const px = (item: MapSegment) => ({ item, left: toPx(axis, view, item.start), right: toPx(axis, view, item.end) });
  const seen = sorted.filter((item) => item.end >= start && item.start <= end).map(px).filter(({ left, right }) => right > 0 && left < width);
  return { wide: seen.filter(({ left, right }) => right - left >= 1).map(({ item }) => item.id), slivers: seen.filter(({ left, right }) => right - left < 1 && left >= 0).map(({ item }) => item.id) };
}

test('boxes: every wide segment has its own, every sliver in sight is in exactly one, and none hides a worse finding', () => {
  const axes = (items: readonly MapSegment[]): Axis[] => [linearAxis(0, 80_000), foldedAxis({ lanes: [lane('a', items)], end: 80_000 })];
  const looks = fc.tuple(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 300, max: 20_000 }), fc.boolean());
  fc.assert(
    fc.property(segments(60), looks, fc.integer({ min: 0, max: 1 }), (items, [start, size, all], which) => {
      const axis = axes(items)[which] ?? linearAxis(0, 80_000);
      const view = all ? fit(axis, 300) : show(axis, 300, { start, end: start + size });
      const drawn = boxes(indexLane(lane('a', items)), axis, view, 300);
      const expected = naive(items, axis, view, 300);
      const alone = drawn.filter(({ width }) => width > 2).flatMap((box) => box.segments().map(({ id }) => id));
      const together = drawn.flatMap((box) => box.segments().map(({ id }) => id));
      expect(together.filter((id) => expected.wide.includes(id)).sort()).toEqual([...expected.wide].sort());
      expect(alone.every((id) => expected.wide.includes(id))).toBe(true);
      expect(together.filter((id) => expected.slivers.includes(id)).sort()).toEqual([...expected.slivers].sort());
      for (const box of drawn) {
        expect(box.segments()).toHaveLength(box.count);
        expect(rank(box.severity)).toBe(Math.min(...box.segments().map((item) => rank(severityOf(item)))));
      }
    }),
  );
});

test('signs that are crowded stand for everything in sight, and never for less than the worst there', () => {
  const tiny = fc.array(fc.tuple(fc.integer({ min: 0, max: 59_000 }), fc.integer({ min: 1, max: 150 }), fc.constantFrom(...SEVERITIES)), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(tiny, (items) => {
      const findings = items.map(([start, length, severity], at) => segment(`s${at}`, start, start + length, severity === undefined ? {} : { findings: [finding('code', severity, 'What is found.')] }));
      const axis = linearAxis(0, 60_000);
      const index = indexLane(lane('findings', findings));
      const signs = signBoxes(index, scaleOf(axis, fit(axis, 300), 300));
      expect(signs.length * (MARKER_PX + 3)).toBeLessThanOrEqual(300 + MARKER_PX + 3);
      expect(signs.flatMap((box) => box.segments().map(({ id }) => id)).sort()).toEqual(findings.map(({ id }) => id).sort());
      for (const box of signs) {
        const own = box.segments();
        expect([own.length, rank(box.severity)]).toEqual([box.count, Math.min(...own.map((item) => rank(severityOf(item))))]);
        const lefts = own.map(({ start }) => toPx(axis, fit(axis, 300), start));
        // From the first to the last of them, a pixel for the narrowest.
        expect([box.x, box.x + box.width]).toEqual([expect.closeTo(Math.min(...lefts), 6), expect.closeTo(Math.max(...lefts) + 1, -0.3)]);
      }
    }),
  );
});
