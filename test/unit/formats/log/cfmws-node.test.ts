import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

describe('a node for a window alone', () => {
  test('the end is exclusive', () => {
    const words = 'ACPI: ACPI NUMA: Failed to add memblk for CFMWS node 2 [mem 0x490000000-0x590000000]';
    const text = `[    0.020000] ${words}\n`;
    expect(factsOf(text)).toEqual([{ kind: 'cxl-window', from: 'log', range: range(0x490000000, 0x590000000), node: 2, at: placeOf(text, words) }]);
  });

  test('without the name of the ACPI code', () => {
    expect(factsOf('ACPI NUMA: Failed to add memblk for CFMWS node 3 [mem 0x1000-0x2000]')).toMatchObject([{ node: 3, range: range(0x1000, 0x2000) }]);
  });

  test('cut, it is told', () => {
    const text = 'ACPI: ACPI NUMA: Failed to add memblk for CFMWS node 2 [mem 0x490000000-0x5900000';
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'inverted-range' }] });
    expect(read(text.replace('0x490000000', '0x4900'))).toMatchObject({ facts: [], problems: [{ code: 'bad-address' }] });
  });

  test.each(['ACPI: ACPI NUMA: Failed to add memblk', 'ACPI: CEDT 0x000000006E5B1000 0000D4 (v01 INTEL  EXAMPLE  00000001 INTL 20091013)'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
