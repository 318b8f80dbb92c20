import { describe, expect, test } from 'vitest';
import type { Place } from '../../../../src/analysis/base/span';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

const MEMORY = `srat            SRAT Local APIC/SAPIC Affinity Structure:
srat              Type:                     0x00
srat              Length:                   0x10
srat              Proximity Domain:   [7:0] 0x00
srat              Flags:                    0x00000001
srat
srat            SRAT Memory Affinity Structure:
srat              Type:                     0x01
srat              Length:                   0x28
srat              Proximity Domain:         0x00000002
srat              Reserved:                 0x0000
srat              Base Address:             0x0000000000100000
srat              Length:                   0x00000000cff00000
srat              Reserved:                 0x00000001
srat              Flags:                    0x00000003
srat              Reserved:                 0x0000000000000000
srat
srat            SRAT Port Affinity Structure:
srat              Type:                     0x06
srat              Proximity Domain:         0x00000000
`;

const WINDOW = `cedt              CXL Fixed Memory Window Structure (CFMWS):
cedt                Type:                           0x01
cedt                Record Length:                  0x0028
cedt                Base HPA:                       0x0000010000000000
cedt                Window Size:                    0x0000010000000000
cedt                ENIW:                           0x01
cedt                Interleave Arithmetic:          0x00
cedt                HBIG:                           0x00000003
cedt                Window Restrictions:            0x0006
cedt                QTG ID:                         0x0001
cedt                Interleave Target List:
cedt                  00 5E BA 00
`;

const MEMORY_SAID = { kind: 'srat-range', from: 'table', range: range(0x100000, 0xd0000000), pxm: 2, hotplug: true, nonVolatile: false };
const WINDOW_SAID = { kind: 'cxl-window', from: 'table', range: range(0x10000000000, 0x20000000000), interleaveWays: 2, holds: { volatile: true, persistent: false } };

/** The whole of the lines from one to another. */
const between = (text: string, first: string, last: string): Place => ({ source: 0, span: { start: placeOf(text, first).span.start, end: placeOf(text, last).span.end } });

describe('tables as fwts writes them', () => {
  test('memory of the SRAT', () => {
    const at = between(MEMORY, 'srat            SRAT Memory Affinity Structure:', '0x0000000000000000');
    expect(factsOf(MEMORY)).toEqual([{ ...MEMORY_SAID, at }]);
  });

  test('windows of the CEDT', () => {
    const at = between(WINDOW, 'cedt              CXL Fixed', 'QTG ID:                         0x0001');
    expect(factsOf(WINDOW)).toEqual([{ ...WINDOW_SAID, at }]);
  });

  test.each([
    ['without the name of the test', (text: string) => text.replaceAll(/^(?:srat|cedt) */gm, '')],
    ['quoted', (text: string) => text.replaceAll(/^/gm, '> ')],
  ])('%s', (_, changed) => {
    expect(factsOf(changed(MEMORY))).toMatchObject([MEMORY_SAID]);
    expect(factsOf(changed(WINDOW))).toMatchObject([WINDOW_SAID]);
  });

  test('without the line of its own length', () => {
    expect(factsOf(MEMORY.replace(/.*0x28\n/, ''))).toMatchObject([MEMORY_SAID]);
  });

  test('one entry after another', () => {
    const twice = MEMORY.replaceAll(/^(?:srat)? *\n/gm, '');
    expect(factsOf(twice + twice + WINDOW)).toMatchObject([MEMORY_SAID, MEMORY_SAID, WINDOW_SAID]);
  });

  test('what is disabled or empty says nothing', () => {
    expect(read(MEMORY.replace('0x00000003', '0x00000002'))).toEqual({ facts: [], problems: [] });
    expect(read(MEMORY.replace('0x00000000cff00000', '0x0000000000000000'))).toEqual({ facts: [], problems: [] });
    expect(read(WINDOW.replace(/(?<=Size: +)0x\d+/, '0x0000000000000000'))).toEqual({ facts: [], problems: [] });
  });

  test('cut, it is told', () => {
    const text = MEMORY.slice(0, MEMORY.indexOf('srat              Length:                   0x00000000cff'));
    const at = between(text, 'srat            SRAT Memory', 'srat              Base Address:             0x0000000000100000');
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'cut-table', at }] });
  });

  test('a figure that is cut is told, not taken for a smaller one', () => {
    const text = MEMORY.slice(0, MEMORY.indexOf('cff00000') + 3);
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'cut-table', message: expect.stringContaining('address length') }] });
  });

  test.each([
    ['the heading of another entry', 'srat            SRAT GICC Affinity Structure:\nsrat              Base Address:             0x0000000000100000'],
    ['what the test says of itself', 'srat            PASSED: Test 1, No issues found in SRAT table.'],
  ])('silent: %s', (_, text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
