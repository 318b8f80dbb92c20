import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

describe('SRAT', () => {
  test.each([
    ['', false, false],
    [' hotplug', true, false],
    [' non-volatile', false, true],
    [' hotplug non-volatile', true, true],
  ])('marks "%s"', (marks, hotplug, nonVolatile) => {
    const words = `ACPI: SRAT: Node 1 PXM 3 [mem 0x280000000-0x127fffffff]${marks}`;
    const text = `[    0.011111] ${words}\n`;
    expect(factsOf(text)).toEqual([
      { kind: 'srat-range', from: 'log', range: range(0x280000000, 0x1280000000), node: 1, pxm: 3, hotplug, nonVolatile, at: placeOf(text, words) },
    ]);
  });

  test('without the name of the ACPI code, and with padded addresses', () => {
    expect(factsOf('SRAT: Node 0 PXM 0 [mem 0x00000000-0x7fffffff]')).toMatchObject([{ range: range(0, 0x80000000), node: 0, pxm: 0 }]);
  });

  test('before 3.6 without brackets; the end is exclusive', () => {
    const text = 'SRAT: Node 1 PXM 4 100000000-180000000';
    expect(factsOf(text)).toEqual([
      { kind: 'srat-range', from: 'log', range: range(0x100000000, 0x180000000), node: 1, pxm: 4, hotplug: false, nonVolatile: false, at: placeOf(text, text) },
    ]);
    expect(factsOf('SRAT: Node 0 PXM 0 0-a0000\nSRAT: Node 0 PXM 0 0-0')).toMatchObject([{ range: range(0, 0xa0000) }]);
  });

  test('an inverted range, as in a real report, is a problem', () => {
    const text = 'ACPI: SRAT: Node 3 PXM 3 [mem 0x200000000-0x5bffffff] hotplug';
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'inverted-range', at: placeOf(text, '0x200000000-0x5bffffff') }] });
  });

  test.each([
    'ACPI: SRAT: Node 0 PXM 0 [mem 0x00000000-0x7fffffff] something else',
    'ACPI: SRAT 0x000000006E5B1000 002830 (v03 INTEL  EXAMPLE  00000002 INTL 20091013)',
    'SRAT: Node 0 PXM 0 100000-200000 bytes',
    'SRAT: Node 0 PXM 0 failed',
    'ACPI: SRAT: Node 0 PXM 0 [mem unknown]',
  ])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
