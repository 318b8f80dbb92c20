import { describe, expect, test } from 'vitest';
import { recogniseFormat } from '../../../src/analysis/formats/recognise';

describe('a capture is known by its content', () => {
  test.each([
    'BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable',
    '> [    0.000000] BIOS-e820: [gap 0x00000000000a0000-0x00000000000effff]',
    ' BIOS-e820: 0000000000000000 - 000000000009fc00 (usable)',
    '[    1.512345] virt/tdx: BIOS enabled: private KeyID range [32, 64)',
    'tdx: TDX module initialized.',
    'words above\nCMR: [0x100000, 0x6f800000)\n',
    'CMR[3] : [0x100000, 0x6f800000)',
    '  node   0: [mem 0x0000000000001000-0x000000000009ffff]',
    'MEMBLOCK configuration:',
    ' memory[0x0]\t[0x0000000000001000-0x000000000009efff], 0x000000000009e000 bytes flags: 0x0',
    'x\n   0: 0x0000000000001000..0x000000000009efff    0 NONE\n',
  ])('%s', (text) => {
    expect(recogniseFormat({ name: 'untitled', text })).toBe('capture');
  });

  test.each([
    '',
    '# Notes\n\nTDX is a technology of Intel.',
    'const cmr = [0x100000, 0x6f800000];',
    'the e820 map has 12 entries',
    'kvm_intel: TDX initialised',
    '1: 0x10',
    'node 0: memory',
    '{"a": 1}',
  ])('"%s" is of no known format', (text) => {
    expect(recogniseFormat({ name: 'untitled', text })).toBeUndefined();
  });

  test('the name does not count', () => {
    expect(recogniseFormat({ name: 'dmesg.log', text: 'hello' })).toBeUndefined();
  });

  test('the first half megabyte decides', () => {
    const line = 'virt/tdx: module initialized\n';
    expect(recogniseFormat({ name: 'x', text: `${'x\n'.repeat(200_000)}${line}` })).toBe('capture');
    expect(recogniseFormat({ name: 'x', text: `${'x\n'.repeat(300_000)}${line}` })).toBeUndefined();
  });
});
