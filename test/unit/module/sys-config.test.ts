import { describe, expect, test } from 'vitest';
import { checkSysConfig, type TdmrInfo } from '../../../src/analysis/module/sys-config';

const GIB = 1n << 30n;
const TOP = 1n << 64n;

function answer(change: Partial<TdmrInfo>): unknown {
  const pamt = { '4k': { base: 4n * GIB, size: 4n << 20n }, '2m': { base: 5n * GIB, size: 8192n }, '1g': { base: 6n * GIB, size: 4096n } };
  return checkSysConfig({
    platform: { keyIdBits: 6, mktmeKeyIds: 31n, tdxKeyIds: 32n, seamrr: { base: 0n, size: 0n } },
    cmrs: [{ base: 0n, size: 16n * GIB }],
    operands: { arrayPa: 0n, infoPas: [512n], globalKeyId: 32n },
    tdmrs: [{ base: 0n, size: GIB, pamt, reserved: [], ...change }],
  });
}

describe('an area that ends exactly at 2^64 overflows', () => {
  const first = { offset: 0n, size: 0x2000n };
  test.each([
    ['a reserved area, before it is held against the one before', TOP - 0x1000n, 'TDX_INVALID_RESERVED_IN_TDMR'],
    ['one page less: it only begins too early', TOP - 0x2000n, 'TDX_NON_ORDERED_RESERVED_IN_TDMR'],
  ])('%s', (_what, size, name) => {
    expect(answer({ reserved: [first, { offset: 0x1000n, size }] })).toEqual({ name, detail: { tdmr: 0, reserved: 1 } });
  });
});

test('a TDMR that is all in order is accepted', () => {
  expect(answer({})).toEqual({ name: 'TDX_SUCCESS', detail: {} });
});
