import { describe, expect, test } from 'vitest';
import { beginTdmrInit, initTdmr, isInitialised } from '../../../src/analysis/module/tdmr-init';

const GIB = 1n << 30n;
const begun = beginTdmrInit([{ base: 4n * GIB, size: 2n * GIB }, { base: 8n * GIB, size: GIB }]);
const SUCCESS = { name: 'TDX_SUCCESS', detail: {} };
const INVALID = { name: 'TDX_OPERAND_INVALID', detail: { operand: 1 } };
const ALREADY = { name: 'TDX_TDMR_ALREADY_INITIALIZED', detail: {} };

describe('initTdmr', () => {
  test.each([
    ['one call', 1, 4n * GIB],
    ['one call short of a GiB', 255, 4n * GIB],
    ['a GiB', 256, 5n * GIB],
    ['one call short of all', 511, 5n * GIB],
    ['all', 512, 6n * GIB],
  ])('%s leaves the next address at the GiB it is in', (_what, calls, next) => {
    const { status, next: found, succeeded } = initTdmr(begun, 4n * GIB, calls);
    expect([status, found, succeeded]).toEqual([SUCCESS, next, calls]);
  });

  test.each([
    ['inside a TDMR', 5n * GIB],
    ['unaligned', 4n * GIB + 4096n],
    ['behind a TDMR', 6n * GIB],
    ['beyond the address width', 1n << 52n],
  ])('an address %s is no operand', (_what, pa) => {
    expect(initTdmr(begun, pa)).toEqual({ status: INVALID, next: 0n, succeeded: 0, progress: begun });
  });

  test('a call too many says that it is done already', () => {
    const { status, next, succeeded, progress } = initTdmr(begun, 8n * GIB, 257);
    expect([status, next, succeeded]).toEqual([ALREADY, 0n, 256]);
    expect(initTdmr(progress, 8n * GIB)).toEqual({ status: ALREADY, next: 0n, succeeded: 0, progress });
  });

  test('each TDMR has its own progress, and nothing is changed in place', () => {
    const first = initTdmr(begun, 4n * GIB, 512).progress;
    expect(first.map(({ done }) => done)).toEqual([2n * GIB, 0n]);
    expect(begun.map(({ done }) => done)).toEqual([0n, 0n]);
    expect([isInitialised(begun), isInitialised(first), isInitialised(initTdmr(first, 8n * GIB, 256).progress)]).toEqual([false, false, true]);
  });

  test('no call changes nothing', () => {
    expect(initTdmr(begun, 4n * GIB, 0)).toEqual({ status: SUCCESS, next: 0n, succeeded: 0, progress: begun });
  });
});
