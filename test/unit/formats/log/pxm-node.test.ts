import { describe, expect, test } from 'vitest';
import { factsOf, placeOf, read } from '../../support/read';

describe('proximity domains and nodes', () => {
  test('each pair once, at its first line', () => {
    const text = [
      '[    0.010000] ACPI: SRAT: PXM 0 -> APIC 0x0000 -> Node 0',
      '[    0.010001] ACPI: SRAT: PXM 0 -> APIC 0x0002 -> Node 0',
      '[    0.010002] ACPI: SRAT: PXM 4 -> APIC 0x0040 -> Node 1',
      '[    0.010003] ACPI: SRAT: PXM 4 -> APIC 0x0042 -> Node 1',
    ].join('\n');
    expect(factsOf(text)).toEqual([
      { kind: 'pxm-node', pxm: 0, node: 0, at: placeOf(text, 'ACPI: SRAT: PXM 0 -> APIC 0x0000 -> Node 0') },
      { kind: 'pxm-node', pxm: 4, node: 1, at: placeOf(text, 'ACPI: SRAT: PXM 4 -> APIC 0x0040 -> Node 1') },
    ]);
  });

  test.each(['SRAT: PXM 1 -> APIC 64 -> Node 1', 'SRAT: PXM 1 -> APIC 0x40 -> Node 1', 'SRAT: PXM 1 -> APIC 1 -> CPU 1 -> Node 1'])('%s', (text) => {
    expect(factsOf(text)).toEqual([{ kind: 'pxm-node', pxm: 1, node: 1, at: placeOf(text, text) }]);
  });

  test('the lines of memory behind them are read', () => {
    expect(factsOf('SRAT: PXM 0 -> APIC 0x00 -> Node 0\nSRAT: Node 0 PXM 0 [mem 0x00000000-0x7fffffff]')).toMatchObject([{ kind: 'pxm-node' }, { kind: 'srat-range' }]);
  });

  test.each(['SRAT: PXM 0 -> APIC 0x00 -> Node', 'SRAT: PXM 0 (0-a0000) overlaps with itself (0-a0000)', 'SRAT: PXM 0 -> GICC 0x00 -> Node 0'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
