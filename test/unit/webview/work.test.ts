import { describe, expect, test } from 'vitest';
import { nextItem } from '../../../webview/controls/menu';
import { lens } from '../../../webview/layout/overview';
import { nextEdge, snapped } from '../../../webview/layout/measure';
import { toPx } from '../../../webview/axis/viewport';
import { take } from '../../../webview/commands';
import { dragLens, pressLens, takeLens } from '../../../webview/state/lens';
import { presetsOf } from '../../../webview/state/presets';
import { drawRuler, holdRuler, stepRuler, toggleRuler } from '../../../webview/state/ruler';
import { look, seenBytes, select, setAxisMode, showView } from '../../../webview/state/steps';
import { copiesOf } from '../../../webview/text/copies';
import { fatesOf } from '../../../webview/text/fates';
import { parseGoal, parseRange } from '../../../webview/text/goal';
import { measureParts } from '../../../webview/text/measure';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';
import { lane, segment, view } from '../../webview/fixtures/view-builder';

const GIB = 2 ** 30;
const TOP = 2 ** 52;
const host = fourSocketHost();
const start = showView(undefined, { revision: 1, view: host, plotWidth: 900, saved: undefined });
const pxOf = (address: number): number => toPx(start.axis, start.viewport, address);

describe('exact ranges', () => {
  test.each([
    ['4G', '+512M', { start: 4 * GIB, end: 4.5 * GIB }],
    ['0x0', '0x80000000', { start: 0, end: 2 * GIB }],
    ['pfn 0x100000', 'pfn 0x180000', { start: 4 * GIB, end: 6 * GIB }],
    ['0x0-0x7fffffff', 'whatever', { start: 0, end: 2 * GIB }],
    ['0xffffffffff000', '0x10000000000000', { start: TOP - 4096, end: TOP }],
  ])('from %s to %s', (from, to, bytes) => {
    expect(parseRange(from, to, TOP)).toEqual({ kind: 'range', bytes });
  });

  test.each([
    ['x', '4G', '“x” is no address.'],
    ['4G', 'soon', '“soon” is neither an address nor a size.'],
    ['4G', '2G', 'The range ends before it starts.'],
    ['0xffffffffff000', '+1T', '“+1T” is neither an address nor a size.'],
  ])('from %s to %s there is none', (from, to, message) => {
    expect(parseRange(from, to, TOP)).toEqual({ kind: 'problem', message: expect.stringContaining(message) });
  });

  test.each([
    ['pfn 0x100000', { kind: 'address', address: 4 * GIB }],
    ['PFN: 1048576', { kind: 'address', address: 4 * GIB }],
    ['pfn 0x100-0x1ff', { kind: 'range', bytes: { start: 0x100000, end: 0x200000 } }],
    ['4G +512M', { kind: 'range', bytes: { start: 4 * GIB, end: 4.5 * GIB } }],
    ['0x100000+0x1000', { kind: 'range', bytes: { start: 0x100000, end: 0x101000 } }],
  ])('%s', (text, goal) => {
    expect(parseGoal(text, TOP)).toEqual(goal);
  });
});

describe('presets', () => {
  test('are there for addresses, nodes, TDMRs and findings', () => {
    const withNodes = view([
      lane('memblock', [segment('a', 0, GIB, { node: 0 }), segment('b', 4 * GIB, 6 * GIB, { node: 1 }), segment('c', 6 * GIB, 8 * GIB, { node: 0 })]),
      lane('tdmr', [segment('tdmr:0', 0, GIB, { label: 'TDMR 0 · 1/16' })]),
      lane('findings', [segment('findings:0', 0, 4096, { label: 'memory-empty' })]),
    ]);
    expect(presetsOf(withNodes, 8 * GIB).map(({ group, label, bytes: { start: from, end } }) => [group, label, from, end])).toEqual([
      ['Addresses', 'Below 1 MiB', 0, 0x100000],
      ['Addresses', 'Below 4 GiB', 0, 4 * GIB],
      ['Addresses', 'Around 4 GiB', 3 * GIB, 5 * GIB],
      ['Nodes', 'Node 0', 0, 8 * GIB],
      ['Nodes', 'Node 1', 4 * GIB, 6 * GIB],
      ['TDMRs', 'TDMR 0 · 1/16, 1 GiB', 0, GIB],
      ['Findings', 'memory-empty', 0, 4096],
    ]);
  });

  test('name nothing beyond the last address', () => {
    expect(presetsOf(view([lane('a', [segment('a', 0, GIB)])]), GIB).map(({ label, bytes }) => [label, bytes.end])).toEqual([
      ['Below 1 MiB', 0x100000],
      ['Below 4 GiB', GIB],
    ]);
  });

  test('look exactly at addresses, and select what is a thing of its own', () => {
    const [mib] = presetsOf(host, start.axis.end);
    const tdmr = presetsOf(host, start.axis.end).find(({ id }) => id === 'tdmr:1');
    expect(mib && seenBytes(take(start, mib))).toEqual({ start: 0, end: 0x100000 });
    expect(tdmr && take(start, tdmr).selected).toBe('tdmr:1');
  });
});

describe('the ruler', () => {
  test('snaps to edges of any lane, and is exact between them', () => {
    const edge = 0x5d169000;
    expect(snapped(start.lanes, start.axis, start.viewport, pxOf(edge) + 5)).toBe(edge);
    const between = 0x4000000000 - 0x100000000;
    expect(snapped(start.lanes, start.axis, look(start, { start: between, end: between + 8192 }).viewport, 450)).toBe(between + 4096);
  });

  test('goes from edge to edge with the keyboard, in both directions', () => {
    expect([nextEdge(start.lanes, 0x100000, 1), nextEdge(start.lanes, 0x100000, -1), nextEdge(start.lanes, 0, -1)]).toEqual([0x5d169000, 0x9f000, undefined]);
    const laid = toggleRuler(select(start, 'cmr:0'));
    expect(laid.measure).toEqual({ start: 0x100000, end: 0x6f800000 });
    expect(stepRuler(laid, 'end', 1).measure).toEqual({ start: 0x100000, end: 0x80000000 });
    expect(stepRuler(laid, 'start', -1).measure).toEqual({ start: 0x9f000, end: 0x6f800000 });
    expect(toggleRuler(laid).measure).toBeUndefined();
  });

  test('without a selection lies along what is in the middle', () => {
    const { measure } = toggleRuler(look(start, { start: 0x1090000000, end: 0x10a0000000 }));
    expect(measure).toEqual({ start: 0x1080000000, end: 0x207c000000 });
  });

  test('is drawn from either end', () => {
    const held = holdRuler(start, pxOf(0x100000) + 2);
    const drawn = drawRuler(start, held, pxOf(0x6f800000) - 3);
    expect(drawn.measure).toEqual({ start: 0x100000, end: 0x6f800000 });
    expect(holdRuler(drawn, pxOf(0x6f800000) + 4)).toBe(0x100000);
    expect(drawRuler(drawn, 0x100000, pxOf(0)).measure).toEqual({ start: 0, end: 0x100000 });
  });

  test('says bytes, pages, blocks and GiB', () => {
    expect(measureParts({ start: 0, end: 2 * GIB }, 0x8000000)).toEqual(['2 GiB', '2,147,483,648 bytes', '524,288 pages of 4 KiB', '16 whole memory blocks of 128 MiB']);
    expect(measureParts({ start: 0x100000, end: 0x6f800000 }, 0x8000000)).toEqual(['1.7 GiB', '1,869,611,008 bytes', '456,448 pages of 4 KiB', '12 whole memory blocks of 128 MiB, not aligned', '1.741 GiB']);
    expect(measureParts({ start: 0, end: 6000 }, undefined)).toEqual(['5.9 KiB', '6,000 bytes', '1.465 pages of 4 KiB', 'under 0.001 GiB']);
  });
});

describe('the lens', () => {
  const half = look(setAxisMode(start, 'linear'), { start: 0x1000000000, end: 0x2000000000 });
  const { x, width } = lens(half.axis, half.viewport, half.plotWidth);

  test('is held in the middle, at an edge, or drawn anew beside it', () => {
    const kinds = [x + width / 2, x, x + width, x - 20].map((px) => takeLens(half, px).kind);
    expect(kinds).toEqual(['move', 'start', 'end', 'draw']);
    expect(takeLens(start, 300).kind).toBe('draw');
  });

  test('at an edge keeps the other one', () => {
    const bytes = seenBytes(dragLens(half, takeLens(half, x + width), x + width + 100));
    expect(bytes?.start).toBe(0x1000000000);
    expect(bytes?.end).toBeGreaterThan(0x2000000000);
    const crossed = seenBytes(dragLens(half, takeLens(half, x), x + width + 50));
    expect(crossed).toEqual({ start: 0x2000000000 - 4096, end: 0x2000000000 });
  });

  test('drawn anew shows what it was drawn over; a click is no lens', () => {
    const grip = takeLens(half, x - 100);
    expect(dragLens(half, grip, x - 98)).toBe(half);
    const drawn = seenBytes(dragLens(half, grip, x - 40));
    expect([drawn?.start, drawn?.end].map((at) => Math.round(((at ?? 0) / half.axis.end) * half.plotWidth))).toEqual([Math.round(x - 100), Math.round(x - 40)]);
    expect(pressLens(half, grip)).not.toBe(half);
    expect(pressLens(half, takeLens(half, x + width / 2))).toBe(half);
  });
});

describe('what became of a range', () => {
  const firmware = host.lanes[0];
  const fateOf = (id: string) => {
    const found = firmware?.segments.find((each) => each.id === id);
    return firmware === undefined || found === undefined ? [] : fatesOf(start.all, firmware, found).map(({ name, value }) => `${name}: ${value}`);
  };

  test('is said lane by lane, and unknown is not none', () => {
    expect(fateOf('firmware:2')).toEqual(['CMR: CMR 0', 'Memlist: node 0', 'TDMR: TDMR 0 · 17/16', 'Hotplug: unknown']);
    expect(fateOf('firmware:3')).toEqual(['CMR: CMR 0', 'Memlist: none of it', 'TDMR: TDMR 0 · 17/16', 'Reserved: hole 2 of 17 in TDMR 0', 'Hotplug: unknown']);
    expect(fateOf('firmware:39')).toContain('TDMR: TDMR 4 · 1/16');
  });
});

describe('copies', () => {
  const textOf = (model: typeof start) => copiesOf(model).map(({ label, text }) => `${label}: ${text ?? '(link)'}`);

  test('of a selection have its row; of a view its bytes', () => {
    expect(textOf(select(start, 'cmr:0'))).toEqual([
      'Address: 0x100000',
      'Range: [0x100000, 0x6f800000)',
      'First and last byte: 0x100000-0x6f7fffff',
      'Row: [0x100000, 0x6f800000)\t1.7 GiB\tCMR · CMR 0\tdmesg.log:121\t',
      'Link: (link)',
    ]);
    expect(textOf(look(start, { start: 0, end: 0x100000 }))).toEqual(['Address: 0x0', 'Range: [0x0, 0x100000)', 'First and last byte: 0x0-0xfffff', 'Link: (link)']);
  });
});

test('keys go through a menu, around its ends and to first letters', () => {
  const labels = ['Address', 'Range', 'Row', 'Link'];
  const to = (key: string, at: number) => nextItem(key, at, labels);
  expect([to('ArrowDown', 3), to('ArrowUp', 0), to('Home', 2), to('End', 0), to('r', 0), to('r', 1), to('r', 2), to('x', 0), to('F5', 0), nextItem('Home', -1, [])]).toEqual([0, 3, 0, 3, 1, 2, 1, undefined, undefined, undefined]);
});
