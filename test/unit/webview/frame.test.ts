import { describe, expect, test } from 'vitest';
import type { MapSegment, Tone } from '../../../src/analysis/map/view';
import { fit, show } from '../../../webview/axis/viewport';
import type { Box } from '../../../webview/layout/boxes';
import { frame, type Frame } from '../../../webview/layout/frame';
import { geometry } from '../../../webview/layout/geometry';
import { hit } from '../../../webview/layout/hit';
import { labels } from '../../../webview/layout/labels';
import { markerLabels, markers, MARKER_PX } from '../../../webview/layout/markers';
import { lens, strip } from '../../../webview/layout/overview';
import { placeOf } from '../../../webview/layout/place';
import { axisOf, indexLanes } from '../../../webview/state/model';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';
import { segment } from '../../webview/fixtures/view-builder';

const measure = (text: string): number => text.length * 6;
const host = fourSocketHost();
const axis = axisOf(host, 'folded');
const lanes = indexLanes(host);

function segmentOf(id: string): MapSegment {
  const found = host.lanes.flatMap(({ segments }) => segments).find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

function boxOf(x: number, width: number, tone: Tone, telling: MapSegment): Box {
  return { x, width, tone, severity: undefined, count: 1, from: 0, to: 1, best: 0, telling, segments: () => [telling] };
}

function drawn(width: number): Frame {
  const shape = geometry(width);
  return frame({ lanes, axis, viewport: fit(axis, shape.plotWidth), geometry: shape, measure });
}

describe.each([420, 1100, 1400])('a frame %i px wide', (width) => {
  const picture = drawn(width);

  test('has every lane and every segment', () => {
    const shown = picture.lanes.flatMap(({ boxes, markers: signs }) => [...boxes, ...signs.map(({ box }) => box)].flatMap((box) => box.segments()));
    expect(shown).toHaveLength(host.lanes.flatMap(({ segments }) => segments).length);
  });

  test('has no label over another, over a later box, or out of the plot', () => {
    for (const { labels: texts, boxes } of picture.lanes) {
      for (const [index, { x, text, beside }] of texts.entries()) {
        const end = x + measure(text);
        expect(end).toBeLessThanOrEqual(picture.geometry.plotWidth);
        expect(end).toBeLessThanOrEqual(texts[index + 1]?.x ?? Infinity);
        if (beside) expect(boxes.some((box) => box.x > x && box.x < end)).toBe(false);
      }
    }
  });

  test('folds the gap that no lane describes', () => {
    expect(picture.folds.map(({ stretch: { start, end } }) => [start, end])).toEqual([[0x90000000, 0x100000000]]);
  });

  test('is hit where a segment is drawn', () => {
    for (const { index: { lane } } of picture.lanes) {
      for (const segment_ of lane.segments) {
        const { id } = segment_;
        const place = placeOf(picture, segment_);
        if (place === undefined) throw new Error(`${id} is not drawn`);
        const found = hit(picture, place.x + place.width / 2 - picture.geometry.left, place.y + 5);
        const ids = found?.kind === 'box' ? found.box.segments().map((one) => one.id) : [];
        expect(ids, id).toContain(id);
      }
    }
  });
});

describe('hit', () => {
  const picture = drawn(1100);
  const laneOf = (id: string): number => picture.lanes.findIndex(({ index }) => index.lane.id === id);
  const middle = (id: string): number => (laneOf(id) + 0.5) * picture.geometry.lane.height;

  test('says that a lane is unknown', () => {
    expect(hit(picture, 300, middle('hotplug'))).toMatchObject({ kind: 'unknown' });
  });

  test('says so between what is known of a lane, too', () => {
    const partly = { ...host, lanes: host.lanes.map((lane) => (lane.id === 'cmr' ? { ...lane, unknown: 'the list is cut' } : lane)) };
    const shape = geometry(1100);
    const cut = frame({ lanes: indexLanes(partly), axis, viewport: fit(axis, shape.plotWidth), geometry: shape, measure });
    const place = placeOf(cut, segmentOf('cmr:0'));
    const beside = (place?.x ?? 0) - shape.left - 10;
    expect(hit(cut, beside, middle('cmr'))).toMatchObject({ kind: 'unknown' });
    expect(hit(cut, beside + 20, middle('cmr'))).toMatchObject({ kind: 'box' });
  });

  test('says what a fold leaves out', () => {
    const fold = picture.folds[0];
    expect(hit(picture, (fold?.x ?? 0) + 2, middle('memlist'))).toEqual({ kind: 'fold', fold });
  });

  test('takes the innermost: a finding under the sign, not the bar of a longer one', () => {
    const place = placeOf(picture, segmentOf('findings:0'));
    const found = hit(picture, (place?.x ?? 0) + 4 - picture.geometry.left, middle('findings'));
    expect(found).toMatchObject({ box: { count: 1, telling: { id: 'findings:0' } } });
  });

  test('is nothing beside the lanes', () => {
    expect(hit(picture, -20, 10)).toBeUndefined();
    expect(hit(picture, 10, picture.height + 1)).toBeUndefined();
  });
});

describe('labels', () => {
  const box = (x: number, width: number, label: string) => boxOf(x, width, 'cmr', segment(label, 0, 2 ** 31, { label }));

  test('say less where there is less room', () => {
    const said = (width: number): string | undefined => labels([box(0, width, 'TDMR 0 · 17/16'), box(width, 500, 'x')], 900, measure)[0]?.text;
    expect([said(200), said(110), said(60), said(30)]).toEqual(['TDMR 0 · 17/16 · 2 GiB', 'TDMR 0 · 17/16', 'TDMR 0', 'x · 2 GiB']);
  });

  test('do not say a size twice', () => {
    expect(labels([box(0, 300, 'CMR of 2 GiB')], 300, measure)[0]?.text).toBe('CMR of 2 GiB');
  });

  test('stand beside a sliver where nothing follows', () => {
    expect(labels([box(10, 1, 'CMR 0')], 200, measure)).toEqual([{ x: 16, text: 'CMR 0', beside: true }]);
  });

  test('do not stand beside one of many slivers', () => {
    expect(labels([box(10, 1, 'a'), box(12, 1, 'b')], 200, measure)).toEqual([]);
  });

  test('do not stand beside the last of a row of alike', () => {
    const said = (boxes: Parameters<typeof labels>[0]): string[] => labels(boxes, 300, measure).map(({ text }) => text);
    expect(said([box(0, 20, 'node 0'), box(60, 20, 'node 0')])).toEqual([]);
    expect(said([box(0, 20, 'node 0'), box(60, 20, 'node 1')])).toEqual(['node 1']);
  });

  test('of a reach go on behind its end, and never name its size', () => {
    const reach = { ...box(0, 20, '2 likely · PAMT 0, 1'), tone: 'pamt-reach' as const };
    const place = { tone: 'pamt-reach' as const };
    const telling = segment('pamt:0', 0, 2 ** 36, { label: '2 likely · PAMT 0, 1', ...place });
    expect(labels([{ ...reach, telling }], 70, measure)).toEqual([{ x: 6, text: '2 likely', beside: false }]);
    expect(labels([{ ...reach, telling }], 300, measure)).toEqual([{ x: 6, text: '2 likely · PAMT 0, 1', beside: false }]);
  });

  test('do not stand beside a box that lies in another', () => {
    expect(labels([box(0, 190, 'a long name that does not fit in there'), box(10, 1, 'inner')], 200, measure)).toEqual([]);
  });
});

test('signs that share a place stand side by side, inside the plot', () => {
  const boxes = [0, 1, 2].map((x) => boxOf(95 + x, 1, 'error', segment(`${x}`, x, x + 1)));
  const placed = markers(boxes, 100).map(({ x }) => x);
  for (const [index, x] of placed.entries()) {
    expect(x).toBeLessThanOrEqual(100 - MARKER_PX / 2);
    if (index > 0) expect(x - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(MARKER_PX);
  }
});

test('a sign leaves room for the name of the one that shares its bytes, where there is any', () => {
  const signs = (width: number): number[] => {
    const box = (label: string) => boxOf(0, width, 'error', segment(label, 0, 1, { label }));
    return markers([box('reserved-areas-exhausted'), box('initialisation-failed')], 900, measure).map(({ x }) => x);
  };
  const [first = 0, second = 0] = signs(600);
  expect(second - first).toBeGreaterThan(measure('reserved-areas-exhausted') + MARKER_PX);
  const [left = 0, right = 0] = signs(100);
  expect(right - left).toBe(MARKER_PX + 3);
});

test('the name of a sign stands in front of it where there is no room behind', () => {
  const sign = (x: number, label: string) => ({ x, severity: 'error' as const, bar: { x, width: 1 }, box: boxOf(x, 1, 'error', segment(label, 0, 1, { label })) });
  const said = (width: number): unknown[] => markerLabels([sign(20, 'one'), sign(200, 'three')], width, measure).map(({ x, text }) => [x, text]);
  expect([said(400), said(210), said(210).length]).toEqual([
    [[31.5, 'one'], [211.5, 'three']],
    [[31.5, 'one'], [158.5, 'three']],
    2,
  ]);
  expect(markerLabels([sign(20, 'one'), sign(40, 'three')], 50, measure)).toEqual([]);
});

test('the overview shows nodes at true scale, and a lens that can be grasped', () => {
  const all = strip(lanes, axis, 1000);
  expect(lens(axis, fit(axis, 1000), 1000)).toEqual({ x: 0, width: 1000 });
  expect(lens(axis, show(axis, 1000, { start: 0x5d169000, end: 0x5d22b000 }), 1000)).toEqual({ x: expect.closeTo(2.6, 1), width: 6 });
  expect(new Set(all.boxes.map(({ tone }) => tone))).toEqual(new Set(['ram-0', 'ram-1', 'ram-2', 'ram-3']));
  expect(all.findings.map(({ severity }) => severity)).toContain('error');
  // Low memory, then everything from 4 GiB on.
  expect(all.described.map(({ x, width }) => [Math.round(x), Math.round(x + width)])).toEqual([[0, 9], [16, 1001]]);
});
