import { describe, expect, test } from 'vitest';
import { checkSysInit } from '../../../src/analysis/module/sys-init';

const MIB = 1n << 20n;
const cmr = (base: number, size: number): { base: bigint; size: bigint } => ({ base: BigInt(base) * MIB, size: BigInt(size) * MIB });
const SUCCESS = { name: 'TDX_SUCCESS', detail: {} };
const INVALID = { name: 'TDX_CMR_LIST_INVALID', detail: {} };

describe('checkSysInit', () => {
  test('null entries are skipped wherever they stand, and what follows them still counts', () => {
    expect(checkSysInit([cmr(1, 7), cmr(0, 0), cmr(8, 8)], 0)).toEqual(SUCCESS);
    expect(checkSysInit([cmr(1, 7), cmr(0, 0), cmr(7, 8)], 0)).toEqual(INVALID);
    expect(checkSysInit([cmr(0, 0)], 0)).toEqual(SUCCESS);
  });

  test('an SMRR may lie over the base of a null entry, but not over a CMR', () => {
    // 8 MiB from 8 MiB on, valid and locked.
    const smrr = { base: 8n * MIB, mask: 0xff80_0c00n };
    expect(checkSysInit([cmr(1, 7), cmr(10, 0)], 0, [smrr])).toEqual(SUCCESS);
    expect(checkSysInit([cmr(1, 7), cmr(10, 1)], 0, [undefined, smrr])).toEqual({ name: 'TDX_SMRR_OVERLAPS_CMR', detail: { smrr: 1, cmr: 1 } });
  });
});
