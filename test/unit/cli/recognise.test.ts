import { describe, expect, test } from 'vitest';
import { recognise } from '../../../src/cli/decode/recognise';

const CONFIG = { kind: 'status', status: '0xc0000a0200000003', call: 'TDH.SYS.CONFIG' } as const;
const PLAIN = { kind: 'status', status: '0xc0000a0200000003' } as const;

describe('a status alone', () => {
  test.each([
    '0xc0000a0200000003',
    '0XC0000A0200000003',
    'c0000a0200000003',
    ' 0xc0000a0200000003\n',
    '13835069058988376067',
    '-4611675014721175549',
  ])('%j', (given) => {
    expect(recognise(given)).toEqual([PLAIN]);
  });

  test.each(['0xc0000a02', 'c0000a02', '0xc0000a02...', '0xc0000a02\u2026', '3221228034'])('%j is the upper half of one', (given) => {
    expect(recognise(given)).toEqual([{ kind: 'status', status: '0xc0000a0200000000', upperHalf: true }]);
  });

  test.each([
    ['0', '0x0000000000000000'],
    ['0x2d', '0x000000000000002d'],
    ['8000020000000001', '0x8000020000000001'],
    ['0x00000a0300000000', '0x00000a0300000000'],
    ['18446744073709551615', '0xffffffffffffffff'],
  ])('%j', (given, status) => {
    expect(recognise(given)).toEqual([{ kind: 'status', status }]);
  });
});

test.each([
  ['-28', -28],
  ['28', -28],
  ['-1', -1],
  ['virt/tdx: module initialization failed (-28)', -28],
  ['TDX-Module initialization failed (-5)', -5],
  ['[    9.1] kvm_intel: tdx_enable() failed: -19', -19],
  ['kmem dax0.0: mapping0: 0x8080000000-0xa07fffffff memory add failed (ret = -22)', -22],
])('%j holds an error number', (given, errno) => {
  expect(recognise(given)).toEqual([{ kind: 'errno', errno }]);
});

describe('a line of a log', () => {
  test.each([
    '[   10.774047] virt/tdx: SEAMCALL (0x000000000000002d) failed: 0xc0000a0200000003',
    'Nov 23 10:00:00 host kernel: virt/tdx: SEAMCALL (45) failed: 0xc0000a0200000003',
    'tdx: SEAMCALL failed: CPU 94: leaf 45, error 0xc0000a0200000003.',
    '> SEAMCALL (0x2d) failed: 0xc0000a0200000003',
    'kvm: SEAMCALL TDH.SYS.CONFIG failed: 0xc0000a0200000003',
  ])('%s', (given) => {
    expect(recognise(given)).toEqual([CONFIG]);
  });

  test('two lines hold what both hold', () => {
    const given = 'virt/tdx: SEAMCALL (0x2d) failed: 0xc0000a0200000003\r\nnoise\nvirt/tdx: module initialization failed (-5)';
    expect(recognise(given)).toEqual([CONFIG, { kind: 'errno', errno: -5 }]);
  });

  test('a status that no SEAMCALL is named for', () => {
    expect(recognise('td create: unexpected status = 0xc0000a0200000003')).toEqual([PLAIN]);
  });
});

test.each([
  '',
  'hello',
  'a02',
  'dead',
  '0x',
  '0x12345678901234567',
  '99999999999999999999',
  'virt/tdx: module initialized',
  'BIOS-e820: [mem 0x0000000000100000-0x000000006f7fffff] usable',
  'virt/tdx: 1050644 KB allocated for PAMT',
])('%j is neither', (given) => {
  expect(recognise(given)).toEqual([]);
});
