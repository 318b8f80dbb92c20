import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

describe('a listing of /sys/firmware/memmap', () => {
  test('inclusive ends and the types as they are', () => {
    const text = '0x0-0x9fbff System RAM\n0x9fc00-0x9ffff Reserved\n0x100000000-0x13fffffff System RAM\n';
    expect(factsOf(text)).toEqual([
      { kind: 'memmap-range', range: range(0, 0x9fc00), label: 'System RAM', at: placeOf(text, '0x0-0x9fbff System RAM') },
      { kind: 'memmap-range', range: range(0x9fc00, 0xa0000), label: 'Reserved', at: placeOf(text, '0x9fc00-0x9ffff Reserved') },
      { kind: 'memmap-range', range: range(0x100000000, 0x140000000), label: 'System RAM', at: placeOf(text, '0x100000000-0x13fffffff System RAM') },
    ]);
  });

  test.each(['System RAM', 'Reserved', 'reserved', 'Soft Reserved', 'ACPI Tables', 'ACPI Non-volatile Storage', 'Unusable memory', 'Persistent Memory', 'Persistent Memory (legacy)', 'Unknown E820 type'])('%s', (label) => {
    expect(factsOf(`0x1000-0x1fff ${label}`)).toMatchObject([{ kind: 'memmap-range', range: range(0x1000, 0x2000), label }]);
    expect(factsOf(`> 0x1000-0x1fff: ${label}`)).toMatchObject([{ kind: 'memmap-range', range: range(0x1000, 0x2000), label }]);
  });

  test.each([
    ['0x3000-0x1fff Reserved', 'inverted-range', '0x3000-0x1fff'],
    ['0x2000-0xffffffffffffffff Reserved', 'bad-address', '0x2000-0xffffffffffffffff'],
  ])('%s is a problem', (text, code, shown) => {
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code, at: placeOf(text, shown) }] });
  });

  test.each(['0x100000-0xbffdffff Syst', '0x100000-0xbffdffff System', '0x100000-0xbffdffff', '0x100000-0xbff', '0x100000-0x', '0x100000-', '0x100', '0x100000-0xbffdffff ACPI Non-vol'])('cut below a row: %s', (cut) => {
    const text = `0x0-0x9fbff System RAM\n${cut}`;
    expect(read(text)).toMatchObject({ facts: [{ label: 'System RAM' }], problems: [{ code: 'bad-value', at: { source: 0, span: { start: 23, end: text.length } } }] });
    expect(read(cut)).toEqual({ facts: [], problems: [] });
  });

  test('other ranges below are no part of it', () => {
    const text = '0x0-0x9fbff System RAM\n0x850000000-0x284fffffff flags 0x80000200]\n0x1000-0x1fff words\n';
    expect(factsOf(text)).toHaveLength(1);
  });

  test.each([
    '0x850000000-0x284fffffff flags 0x80000200]',
    '0x850000000-0x284fffffff iw: 1 ig: 256',
    '0x0000000000001000-0x000000207effffff]',
    '0x1000-0x1fff is System RAM',
    '0x1000-0x1fff',
    '0x1000: System RAM',
    '0x1000 0x1fff System RAM',
  ])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
