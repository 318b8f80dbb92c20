import { describe, expect, test } from 'vitest';
import { filterRows, placeOfRow, rowsOf, severityOfRow, sortRows, textOf, type Filter, type Row } from '../../../webview/table/rows';
import { nextRow } from '../../../webview/table/steps';
import { rowWindow, scrollToRow } from '../../../webview/table/window';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';
import { finding, lane, place, segment, view } from '../../webview/fixtures/view-builder';

const whole = (row: Row) => ({ ...textOf(row), id: row.id, lane: row.lane?.id, segment: row.segment, place: placeOfRow(row), severity: severityOfRow(row) });
const all: Filter = { lane: undefined, onlyFindings: false, text: '' };

describe('rows', () => {
  test('say what a segment is, where it is from and why it matters, worst first', () => {
    const both = [finding('first-megabyte-overlap', 'information', 'Left out.'), finding('region-not-convertible', 'error', 'In no CMR.')];
    const hole = segment('a', 0x5d169000, 0x5d22b000, { label: 'ACPI data', place: place(5), findings: both });
    const firmware = lane('firmware', [hole], { title: 'Firmware' });
    expect(rowsOf(view([firmware])).map(whole)).toEqual([
      {
        id: 'a',
        lane: 'firmware',
        segment: hole,
        place: place(5),
        range: '[0x5d169000, 0x5d22b000)',
        size: '776 KiB',
        what: 'Firmware · ACPI data',
        from: 'dmesg.log:6',
        why: 'In no CMR. Left out.',
        severity: 'error',
      },
    ]);
  });

  test('are there for findings about no memory, too', () => {
    const loose = { ...finding('log-incomplete', 'warning', 'Cut.'), place: place(0) };
    const placed = { ...finding('region-not-convertible', 'error', 'In no CMR.'), segment: 'findings:0' };
    const findings = lane('findings', [segment('findings:0', 0, 4096, { label: placed.code, findings: [placed] })], { title: 'Findings' });
    expect(rowsOf(view([findings], { findings: [placed, loose] })).slice(1).map(whole)).toEqual([
      {
        id: 'unplaced:1',
        lane: 'findings',
        segment: undefined,
        place: place(0),
        range: '—',
        size: '',
        what: 'Findings · log-incomplete',
        from: 'dmesg.log:1',
        why: 'Cut.',
        severity: 'warning',
      },
    ]);
  });

  test('of a host are all there, and the findings come first', () => {
    const host = fourSocketHost();
    const rows = sortRows(rowsOf(host), { column: 'why', descending: false });
    expect(rows).toHaveLength(host.lanes.flatMap(({ segments }) => segments).length + 1);
    expect(rows.slice(0, 22).map(severityOfRow)).toEqual([...Array<string>(19).fill('error'), 'warning', 'information', undefined]);
    expect([rows[0], rows[19], rows[20]].map((row) => row?.id)).toEqual(['findings:1', 'unplaced:1', 'findings:0']);
  });

  test('that are only involved come after the findings, and are not coloured by them', () => {
    const how = { ...finding('reserved-areas-exhausted', 'error', 'Hole 2 of 17. Too many.'), involved: true as const };
    const lanes = [lane('firmware', [segment('plain', 0, 1), segment('maker', 1, 2, { findings: [how] }), segment('own', 2, 3, { findings: [finding('x', 'information', 'X.')] })])];
    const rows = sortRows(rowsOf(view(lanes)), { column: 'why', descending: false });
    expect(rows.map((row) => [row.id, severityOfRow(row), textOf(row).why])).toEqual([
      ['own', 'information', 'X.'],
      ['maker', undefined, 'Hole 2 of 17. Too many.'],
      ['plain', undefined, ''],
    ]);
  });

  test('sort by address, by size and by line', () => {
    const rows = rowsOf(view([lane('a', [segment('x', 5, 7, { place: place(3) }), segment('y', 1, 9, { place: place(1) }), segment('z', 1, 2)])]));
    const ids = (column: 'range' | 'size' | 'from', descending = false) => sortRows(rows, { column, descending }).map(({ id }) => id);
    expect([ids('range'), ids('range', true), ids('size'), ids('from')]).toEqual([['y', 'z', 'x'], ['x', 'z', 'y'], ['z', 'x', 'y'], ['z', 'y', 'x']]);
  });
});

describe('the filter', () => {
  const rows = rowsOf(fourSocketHost());

  test('takes one lane', () => {
    expect(filterRows(rows, { ...all, lane: 'cmr' })).toHaveLength(5);
  });

  test('takes only findings', () => {
    expect(filterRows(rows, { ...all, onlyFindings: true }).map(({ id }) => id)).toEqual(['findings:0', 'findings:1', 'unplaced:1']);
    expect(filterRows(rows, { ...all, onlyFindings: true, lane: 'tdmr' }).map(({ id }) => id)).toEqual(['tdmr:0']);
  });

  test('takes rows with every word, the code of a finding included', () => {
    expect(filterRows(rows, { ...all, text: '0x5d169000 hole' }).map(({ id }) => id)).toEqual(['reserved:0.1']);
    expect(filterRows(rows, { ...all, text: 'First-Megabyte' }).map(({ id }) => id)).toEqual(['findings:0']);
    expect(filterRows(rows, { ...all, text: 'nothing like it' })).toEqual([]);
  });

  test('takes the ranges that hold an address', () => {
    expect(filterRows(rows, { ...all, text: '0x5d170001' }).map(({ id }) => id)).toEqual(['firmware:3', 'cmr:0', 'tdmr:0', 'reserved:0.1', 'findings:1']);
    expect(filterRows(rows, { ...all, text: '0x5d170001 ACPI' }).map(({ id }) => id)).toEqual(['firmware:3']);
  });
});

describe('the window', () => {
  test('keeps few rows of many', () => {
    expect(rowWindow(20_000, 24, 240_000, 240)).toEqual({ from: 9992, to: 10_018, offsetPx: 239_808, totalPx: 480_000 });
  });

  test('survives a list that has become short', () => {
    expect(rowWindow(3, 24, 9000, 240)).toEqual({ from: 3, to: 3, offsetPx: 72, totalPx: 72 });
    expect(rowWindow(0, 24, 0, 240)).toEqual({ from: 0, to: 0, offsetPx: 0, totalPx: 0 });
  });

  test.each([24, 62])('of a million rows %i px high reaches every one of them, within the height that a browser allows', (rowPx) => {
    const count = 1_000_000;
    for (const row of [0, 1, 499_999, 765_432, count - 1]) {
      const scrollPx = scrollToRow(row, count, rowPx, 4_000_000, 480);
      const { from, to, offsetPx, totalPx } = rowWindow(count, rowPx, scrollPx, 480);
      expect(totalPx).toBeLessThan(16_000_000);
      expect(scrollPx).toBeLessThanOrEqual(totalPx - 480);
      expect([from <= row, row < to]).toEqual([true, true]);
      const top = offsetPx + (row - from) * rowPx - scrollPx;
      expect(top).toBeGreaterThanOrEqual(-0.01);
      expect(top + rowPx).toBeLessThanOrEqual(480.01);
    }
  });

  test('scrolls as little as it must', () => {
    expect([scrollToRow(2, 100, 24, 0, 240), scrollToRow(20, 100, 24, 0, 240), scrollToRow(2, 100, 24, 480, 240)]).toEqual([0, 264, 48]);
  });
});

test('keys go from row to row', () => {
  const from = (key: string, current: number): number => nextRow(key, current, 100, 10);
  expect([from('ArrowDown', -1), from('ArrowDown', 99), from('ArrowUp', 5), from('PageDown', 5), from('End', 5), from('Home', 5), from('x', 5)]).toEqual([0, 99, 4, 15, 99, 0, -1]);
});
