import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearAxis } from '../../../webview/axis/axis';
import { foldedAxis } from '../../../webview/axis/fold';
import { scaleOf } from '../../../webview/axis/scale';
import { addressAt, fit, show, toPx, visibleBytes } from '../../../webview/axis/viewport';
import { lane, segment } from '../../webview/fixtures/view-builder';

const WIDTH = 300;
/** Up to the last address there can be: that is where figures lose their fractions. */
const address = fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 2 ** 52 - 90_000, max: 2 ** 52 - 1 }), fc.integer({ min: 0, max: 2 ** 52 - 1 }));
const segments = fc.array(fc.tuple(address, fc.integer({ min: 1, max: 9000 })), { minLength: 1, maxLength: 30 }).map((items) =>
  items.map(([start, length], at) => segment(`s${at}`, start, Math.min(2 ** 52, start + length))),
);
const looks = fc.record({ items: segments, linear: fc.boolean(), whole: fc.boolean(), from: address, size: fc.integer({ min: 1, max: 50_000 }) }).map(({ items, linear, whole, from, size }) => {
  const axis = linear ? linearAxis(0, 2 ** 52) : foldedAxis({ lanes: [lane('a', items)], end: 2 ** 52 });
  return { items, axis, view: whole ? fit(axis, WIDTH) : show(axis, WIDTH, { start: from, end: from + size }) };
});

test('a scale says of every edge what the viewport says', () => {
  fc.assert(
    fc.property(looks, ({ items, axis, view }) => {
      const scale = scaleOf(axis, view, WIDTH);
      expect({ bytes: scale.bytes, widthPx: scale.widthPx }).toEqual({ bytes: visibleBytes(axis, view, WIDTH), widthPx: WIDTH });
      for (const edge of items.flatMap(({ start, end }) => [start, end])) {
        const px = toPx(axis, view, edge);
        // Far outside of the plot a pixel has no fractions left; inside it does.
        expect(Math.abs(scale.px(edge) - px)).toBeLessThan(1e-6 * Math.max(1, Math.abs(px)));
      }
    }),
  );
});

test('the edges of its pixels are ascending, and where the viewport has them', () => {
  fc.assert(
    fc.property(looks, ({ axis, view }) => {
      const { edges } = scaleOf(axis, view, WIDTH);
      expect([...edges]).toEqual([...edges].sort((a, b) => a - b));
      for (const [column, edge] of edges.entries()) {
        const exact = addressAt(axis, view, column);
        // To either side: at the very end of the axis only a part of a pixel is left.
        const bytesPerPx = Math.max(addressAt(axis, view, column + 1) - exact, exact - addressAt(axis, view, column - 1));
        // A byte at an edge may be rounded to either side of it, and a pixel of a petabyte is not known to the byte.
        expect(Math.abs(edge - exact)).toBeLessThanOrEqual(1.001 + 1e-9 * bytesPerPx);
      }
    }),
  );
});
