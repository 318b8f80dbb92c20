import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

describe('debugfs memblock', () => {
  test('6.8 and later: node and flags; the first line begins a listing', () => {
    const first = '0: 0x0000000000001000..0x000000000009efff    0 NONE';
    const second = '1: 0x0000000100000000..0x000000047fffffff    x HOTPLUG|DRV_MNG';
    const text = `   ${first}\n   ${second}\n`;
    expect(factsOf(text)).toEqual([
      { kind: 'memblock-heading', listing: 'debugfs', at: placeOf(text, first) },
      { kind: 'memblock-range', listing: 'debugfs', list: 'unknown', range: range(0x1000, 0x9f000), node: 0, flags: [], at: placeOf(text, first) },
      { kind: 'memblock-range', listing: 'debugfs', list: 'unknown', range: range(0x100000000, 0x480000000), flags: ['hotplug', 'driver-managed'], at: placeOf(text, second) },
    ]);
  });

  test('before 6.8: ranges alone', () => {
    const text = '  12: 0x0000000000001000..0x000000000009efff';
    expect(factsOf(text)).toEqual([
      { kind: 'memblock-range', listing: 'debugfs', list: 'unknown', range: range(0x1000, 0x9f000), flags: [], at: placeOf(text, text.trim()) },
    ]);
  });

  test.each([
    ['NONE', []],
    ['UNKNOWN', []],
    ['HOTPLUG', ['hotplug']],
    ['MIRROR', ['mirror']],
    ['NOMAP', ['nomap']],
    ['DRV_MNG', ['driver-managed']],
    ['RSV_NIT', ['reserved-noinit']],
    ['RSRV_INIT', ['reserved-noinit']],
    ['RSV_KERN', ['reserved-kernel']],
    ['KHO_SCRATCH', ['kho-scratch']],
    ['HOTPLUG|MIRROR', ['hotplug', 'mirror']],
  ])('%s', (names, flags) => {
    expect(factsOf(`   3: 0x0000000000001000..0x0000000000001fff    1 ${names}`)).toMatchObject([{ node: 1, flags }]);
  });

  test('an inverted range is a problem', () => {
    const text = '   1: 0x0000000100000000..0x000000000009efff';
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'inverted-range', at: placeOf(text, '0x0000000100000000..0x000000000009efff') }] });
  });

  test.each([
    '   0: 0x0000000000001000',
    '0000000: 0x1000..0x1fff',
    '   0: 0x1000..0x1fff and more',
    '1. 0x1000..0x1fff',
    '0: [mem 0x0000000000001000-0x000000000009ffff]',
  ])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
