import { describe, expect, test } from 'vitest';
import { linearAxis } from '../../../webview/axis/axis';
import { foldedAxis } from '../../../webview/axis/fold';
import { exactSize, ticks } from '../../../webview/axis/ticks';
import { fit, show } from '../../../webview/axis/viewport';
import { endOf } from '../../../webview/layout/lane-index';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';

const GIB = 2 ** 30;
const measure = (text: string): number => text.length * 7;

describe('ticks', () => {
  test('of a linear axis stand on round addresses', () => {
    const axis = linearAxis(0, 16 * GIB);
    expect(ticks(axis, fit(axis, 800), 800, measure)).toEqual([
      { address: 0, px: 0, label: '0x0' },
      { address: 4 * GIB, px: 200, label: '0x100000000', human: '4 GiB' },
      { address: 8 * GIB, px: 400, label: '0x200000000', human: '8 GiB' },
      { address: 12 * GIB, px: 600, label: '0x300000000', human: '12 GiB' },
    ]);
  });

  test('at the top of the address space are exact', () => {
    const axis = linearAxis(0, 2 ** 52);
    const view = show(axis, 800, { start: 2 ** 52 - 0x800, end: 2 ** 52 });
    expect(ticks(axis, view, 800, measure).map(({ label, px }) => [label, px])).toEqual([
      ['0xffffffffff800', 0],
      ['0xffffffffffa00', 200],
      ['0xffffffffffc00', 400],
      ['0xffffffffffe00', 600],
    ]);
  });

  test.each([300, 420, 800, 1400])('of a host %i px wide never overlap and never leave the plot', (width) => {
    const view = fourSocketHost();
    const axis = foldedAxis({ lanes: view.lanes, end: endOf(view) });
    const found = ticks(axis, fit(axis, width), width, measure);
    expect(found.length).toBeGreaterThan(1);
    for (const [index, tick] of found.entries()) {
      const end = tick.px + measure(tick.label);
      expect(end).toBeLessThanOrEqual(found[index + 1]?.px ?? width);
    }
  });
});

test.each([
  [0x100000, '1 MiB'],
  [0x1080000000, '66 GiB'],
  [2 ** 52, '4096 TiB'],
  [0x6f800000, undefined],
  [0x1000, undefined],
  [0, undefined],
])('exactSize(%i) is %s', (address, text) => {
  expect(exactSize(address)).toBe(text);
});
