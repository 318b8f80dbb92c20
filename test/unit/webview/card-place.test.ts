import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dockedTop, EDGE_PX, placeBeside, type Area } from '../../../webview/card/place';

const window = { width: 1000, height: 800 };
const card = { width: 300, height: 200 };
const area = (left: number, top: number, right: number, bottom: number): Area => ({ left, top, right, bottom });

describe('a card', () => {
  test('stands below what it describes, else above', () => {
    const one = (top: number): unknown => placeBeside(card, window, area(100, top, 120, top + 25), area(100, top, 120, top + 25));
    expect([one(300), one(700)]).toEqual([{ left: 110, top: 335 }, { left: 110, top: 490 }]);
  });

  test('stands below or above all that is to stay in sight, else beside it', () => {
    const beside = area(400, 300, 420, 325);
    const clear = (top: number, bottom: number, left = 400, right = 420): unknown => placeBeside(card, window, beside, area(left, top, right, bottom));
    expect([clear(300, 363), clear(300, 700), clear(100, 700), clear(100, 700, 400, 900)]).toEqual([
      { left: 410, top: 373 }, { left: 410, top: 90 }, { left: 430, top: 300 }, { left: 90, top: 300 },
    ]);
  });

  test('covers what it must where there is no room, and never what it describes if it can', () => {
    expect(placeBeside(card, window, area(400, 300, 420, 325), area(10, 10, 990, 790))).toEqual({ left: 410, top: 335 });
  });

  test('is inside the window whatever it stands beside', () => {
    const place = fc.integer({ min: -500, max: 1500 });
    fc.assert(
      fc.property(place, place, fc.nat(400), fc.nat(400), fc.nat(300), (x, y, width, height, more) => {
        const beside = area(x, y, x + width, y + height);
        const { left, top } = placeBeside(card, window, beside, area(x - more, y, x + width + more, y + height + more));
        expect([left >= EDGE_PX, left + card.width + EDGE_PX <= window.width, top >= EDGE_PX, top + card.height + EDGE_PX <= window.height]).toEqual([true, true, true, true]);
      }),
    );
  });

  test('at the edge of a narrow window goes to the one that is free', () => {
    const beside = area(0, 300, 10, 325);
    const at = (bottom: number, top = 300): number => dockedTop(200, 800, beside, area(0, top, 10, bottom));
    expect([at(325), at(590), at(700), at(700, 100)]).toEqual([594, 6, 6, 594]);
  });
});
