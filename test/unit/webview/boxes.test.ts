import { describe, expect, test } from 'vitest';
import { linearAxis } from '../../../webview/axis/axis';
import { fit, show } from '../../../webview/axis/viewport';
import { boxes } from '../../../webview/layout/boxes';
import { indexLane } from '../../../webview/layout/lane-index';
import { finding, lane, segment } from '../../webview/fixtures/view-builder';

const KIB = 1024;
const axis = linearAxis(0, 1000 * KIB);
const WIDTH = 1000;
/** Bounds in KiB: on this axis a KiB is a pixel. */
const kib = (id: string, start: number, end: number) => segment(id, start * KIB, end * KIB);
const whole = fit(axis, WIDTH);
const error = finding('region-not-convertible', 'error', 'No CMR holds it.');

describe('boxes', () => {
  test('are cut at the edges of the plot, and left out beyond them', () => {
    const index = indexLane(lane('a', [kib('out', 0, 50), kib('left', 50, 250), kib('in', 250, 300), kib('right', 300, 999)]));
    expect(boxes(index, axis, show(axis, WIDTH, { start: 200 * KIB, end: 400 * KIB }), WIDTH).map(({ x, width, telling }) => [telling.id, x, width])).toEqual([
      ['left', 0, 250],
      ['in', 250, 250],
      ['right', 500, 500],
    ]);
  });

  test('stay a pixel wide', () => {
    const wide = linearAxis(0, 2 ** 40);
    const index = indexLane(lane('a', [segment('sliver', 2 ** 39, 2 ** 39 + 4096)]));
    const sliver = segment('sliver', 2 ** 39, 2 ** 39 + 4096);
    expect(boxes(index, wide, fit(wide, WIDTH), WIDTH).map((box) => ({ ...box, telling: box.telling, segments: box.segments() }))).toEqual([
      { x: 500, width: 1, tone: 'ram-0', severity: undefined, count: 1, from: 0, to: 1, best: 0, telling: sliver, segments: [sliver] },
    ]);
  });

  test('stand for all slivers of a pixel, and never hide a finding', () => {
    const many = linearAxis(0, 100_000);
    const slivers = Array.from({ length: 300 }, (_, index) => segment(`s${index}`, index * 10, index * 10 + 10));
    const bad = segment('bad', 205, 206, { tone: 'hole', findings: [error] });
    const result = boxes(indexLane(lane('a', [...slivers, bad])), many, fit(many, WIDTH), WIDTH);
    expect(result.length).toBeLessThanOrEqual(31);
    expect(result.flatMap((box) => box.segments())).toHaveLength(301);
    const telling = result.find((box) => box.segments().includes(bad));
    expect(telling).toMatchObject({ tone: 'hole', severity: 'error' });
    expect(result.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });

  test('never number more than the pixels, whatever the segments', () => {
    const many = linearAxis(0, 20_000 * 4096);
    const segments = Array.from({ length: 20_000 }, (_, index) => segment(`s${index}`, index * 4096, (index + 1) * 4096));
    expect(boxes(indexLane(lane('a', segments)), many, fit(many, WIDTH), WIDTH).length).toBeLessThanOrEqual(WIDTH);
  });

  test.each([2, 3, 6, 7, 24, 25])('are as wide as the crowd they stand for: %d to a pixel', (perPixel) => {
    const crowd = linearAxis(0, WIDTH * perPixel * 4096);
    const segments = Array.from({ length: WIDTH * perPixel }, (_, index) => segment(`s${index}`, index * 4096, (index + 1) * 4096));
    const drawn = boxes(indexLane(lane('a', segments)), crowd, fit(crowd, WIDTH), WIDTH);
    const widest = perPixel <= 2 ? 1 : perPixel <= 6 ? 2 : perPixel <= 24 ? 3 : 4;
    expect(Math.max(...drawn.map(({ width }) => width))).toBeCloseTo(widest, 6);
    expect(drawn.length).toBeLessThanOrEqual(WIDTH / widest + 2);
    // Side by side from edge to edge, each segment in one of them.
    expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(segments.length);
    for (const [at, { x, width }] of drawn.entries()) expect(x + width).toBeCloseTo(drawn[at + 1]?.x ?? WIDTH, 1);
  });

  test('of a crowd that has a pixel to itself are no wider than that', () => {
    const crowd = linearAxis(0, WIDTH * 4096);
    const segments = Array.from({ length: 40 }, (_, index) => segment(`s${index}`, 500 * 4096 + index * 8, 500 * 4096 + index * 8 + 8));
    expect(boxes(indexLane(lane('a', segments)), crowd, fit(crowd, WIDTH), WIDTH)).toMatchObject([{ x: 500, width: 1, count: 40 }]);
  });

  test('of an enclosing segment come before those inside', () => {
    const index = indexLane(lane('a', [kib('inner', 100, 200), kib('outer', 100, 800)]));
    expect(boxes(index, axis, whole, WIDTH).map(({ telling }) => telling.id)).toEqual(['outer', 'inner']);
  });

  test('are found behind a long segment that began far to the left', () => {
    const index = indexLane(lane('a', [kib('long', 0, 1000), kib('short', 10, 20), kib('late', 900, 910)]));
    expect(boxes(index, axis, show(axis, WIDTH, { start: 500 * KIB, end: 600 * KIB }), WIDTH).map(({ telling }) => telling.id)).toEqual(['long']);
  });
});
