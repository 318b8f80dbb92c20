import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearAxis } from '../../../webview/axis/axis';
import { foldedAxis } from '../../../webview/axis/fold';
import { addressAt, byteAt, fit, isFit, pan, show, toPx, visibleBytes, zoomAt } from '../../../webview/axis/viewport';
import { lane, segment } from '../../webview/fixtures/view-builder';

const TOP = 2 ** 52;
const WIDTH = 1000;
const folded = foldedAxis({
  lanes: [lane('a', [segment('first', 0, 0x1000), segment('low', 0x100000, 0x80000000), segment('high', TOP - 2 ** 40, TOP - 0x1000), segment('last', TOP - 0x1000, TOP)])],
  end: TOP,
});

describe.each([['linear', linearAxis(0, TOP)], ['folded', folded]])('on a %s axis', (_, axis) => {
  test('fit shows everything', () => {
    const view = fit(axis, WIDTH);
    expect(visibleBytes(axis, view, WIDTH)).toEqual({ start: 0, end: TOP });
    expect(isFit(axis, view, WIDTH)).toBe(true);
  });

  test('the last page can be looked at byte by byte', () => {
    const view = show(axis, WIDTH, { start: TOP - 256, end: TOP });
    expect(view.unitsPerPx).toBeGreaterThan(0);
    expect(toPx(axis, view, TOP)).toBeCloseTo(WIDTH, 6);
    expect(toPx(axis, view, TOP - 1) - toPx(axis, view, TOP - 2)).toBeCloseTo(toPx(axis, view, TOP) - toPx(axis, view, TOP - 1), 9);
    for (let byte = TOP - 256; byte < TOP; byte += 1) {
      const middle = (toPx(axis, view, byte) + toPx(axis, view, byte + 1)) / 2;
      expect(byteAt(axis, view, middle)).toBe(byte);
    }
  });

  test('the byte under the pointer stays under it, however often one zooms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: WIDTH - 1 }), fc.array(fc.double({ min: 0.3, max: 0.9, noNaN: true }), { maxLength: 40 }), (px, factors) => {
        let view = fit(axis, WIDTH);
        for (const factor of factors) {
          const before = byteAt(axis, view, px);
          view = zoomAt(axis, view, WIDTH, px, factor);
          const pixels = Math.abs(toPx(axis, view, before) - px);
          const onePx = Math.abs(toPx(axis, view, before + 1) - toPx(axis, view, before));
          expect(pixels).toBeLessThanOrEqual(Math.max(onePx, 1e-6) + 1e-6);
        }
      }),
    );
  });

  test('neither panning nor zooming leaves the axis', () => {
    const step = fc.oneof(
      fc.record({ px: fc.integer({ min: -3000, max: 3000 }) }),
      fc.record({ at: fc.integer({ min: 0, max: WIDTH }), factor: fc.double({ min: 0.1, max: 5, noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let view = fit(axis, WIDTH);
        for (const move of steps) {
          view = 'px' in move ? pan(axis, view, WIDTH, move.px) : zoomAt(axis, view, WIDTH, move.at, move.factor);
          expect(toPx(axis, view, 0)).toBeLessThanOrEqual(1e-6);
          expect(toPx(axis, view, TOP)).toBeGreaterThanOrEqual(WIDTH - 1e-6);
          expect(Number.isInteger(view.anchor)).toBe(true);
        }
      }),
    );
  });

  test('zooming out all the way is the same as fit', () => {
    const close = show(axis, WIDTH, { start: 0x100000, end: 0x200000 });
    expect(zoomAt(axis, close, WIDTH, 300, 1e30)).toEqual(fit(axis, WIDTH));
  });

  test('show puts a range between the margins', () => {
    const view = show(axis, WIDTH, { start: 0x200000, end: 0x300000 }, 0.1);
    expect([toPx(axis, view, 0x200000), toPx(axis, view, 0x300000)].map(Math.round)).toEqual([100, 900]);
  });

  test('panning there and back is the same picture', () => {
    const view = show(axis, WIDTH, { start: 0x200000, end: 0x300000 });
    const back = pan(axis, pan(axis, view, WIDTH, -350), WIDTH, 350);
    expect(addressAt(axis, back, 0)).toBeCloseTo(0x200000, 3);
  });
});
