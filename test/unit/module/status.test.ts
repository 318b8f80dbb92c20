import { describe, expect, test } from 'vitest';
import { decodeStatus, leafName } from '../../../src/analysis/module/status';

describe('a status is decoded', () => {
  test.each<[status: string, name: string | undefined, details: string]>([
    ['0x0000000000000000', 'TDX_SUCCESS', ''],
    ['0xc0000a0200000003', 'TDX_TDMR_OUTSIDE_CMRS', 'TDMR 3'],
    ['0xc0000a1100000105', 'TDX_PAMT_OUTSIDE_CMRS', 'TDMR 5, 2M PAMT'],
    ['0xc0000a1200020100', 'TDX_PAMT_OVERLAP', 'TDMR 0, 2M PAMT, against TDMR 2'],
    ['0xc0000a1000000700', 'TDX_INVALID_PAMT', 'TDMR 0, level 7 PAMT'],
    ['0xc0000a2000000f3f', 'TDX_INVALID_RESERVED_IN_TDMR', 'TDMR 63, reserved area 15'],
    ['0xc0000a2100000101', 'TDX_NON_ORDERED_RESERVED_IN_TDMR', 'TDMR 1, reserved area 1'],
    ['0xc0000a0100000001', 'TDX_NON_ORDERED_TDMR', 'TDMR 1'],
    ['0xc0000a0000000000', 'TDX_INVALID_TDMR', 'TDMR 0'],
    ['0xc0000a2200000000', 'TDX_CMR_LIST_INVALID', ''],
    ['0xc000091200000201', 'TDX_SMRR_OVERLAPS_CMR', 'SMRR 1, CMR 2'],
    ['0xc000010000000002', 'TDX_OPERAND_INVALID', 'operand RDX'],
    ['0xc000010000000008', 'TDX_OPERAND_INVALID', 'operand R8'],
    ['0xc000010000000040', 'TDX_OPERAND_INVALID', 'operand 64'],
    ['0xc000050500000000', 'TDX_SYS_NOT_READY', ''],
    ['0xc000090000000000', 'TDX_INCORRECT_CPUID_VALUE', ''],
    ['0x00000a0300000000', 'TDX_TDMR_ALREADY_INITIALIZED', ''],
    ['0xffffffff00000000', undefined, ''],
    ['0x8000ff0000000001', undefined, ''],
  ])('%s', (status, name, details) => {
    const decoded = decodeStatus(status);
    expect([decoded.status, decoded.code?.name, decoded.details]).toEqual([status, name, details]);
  });

  test('however its digits are written', () => {
    expect(decodeStatus('C0000A0200000003').status).toBe('0xc0000a0200000003');
    expect(decodeStatus('0XC0000A0200000003').code?.name).toBe('TDX_TDMR_OUTSIDE_CMRS');
    expect(decodeStatus('0xa0300000000')).toMatchObject({ status: '0x00000a0300000000', code: { name: 'TDX_TDMR_ALREADY_INITIALIZED' } });
    expect(decodeStatus('0x0').code?.name).toBe('TDX_SUCCESS');
  });
});

describe('a leaf has a name', () => {
  test.each<[leaf: number | undefined, name: string]>([
    [31, 'TDH.SYS.KEY.CONFIG'],
    [33, 'TDH.SYS.INIT'],
    [34, 'TDH.SYS.RD'],
    [36, 'TDH.SYS.TDMR.INIT'],
    [45, 'TDH.SYS.CONFIG'],
    [254, 'SEAMCALL leaf 254'],
    [undefined, 'A SEAMCALL'],
  ])('%s', (leaf, name) => {
    expect(leafName(leaf)).toBe(name);
  });
});
