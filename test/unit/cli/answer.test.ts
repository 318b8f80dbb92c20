import { describe, expect, test } from 'vitest';
import { checks } from '../../../src/analysis/index';
import { answerTo } from '../../../src/cli/decode/answer';
import { describeBits, statusBits } from '../../../src/cli/decode/status-bits';

describe('the bits of a status', () => {
  test.each([
    ['0xc0000a0200000003', 'error, not recoverable; class 0x0a: TDMRs, PAMTs and CMRs'],
    ['0x8000020000000001', 'error, recoverable; class 0x02: something that is busy'],
    ['0xe000060400000000', 'error, not recoverable, fatal; class 0x06: the state of a TD'],
    ['0x4000000100000000', 'no error, not recoverable; class 0x00: the call as a whole'],
    ['0x00000a0300000000', 'no error; class 0x0a: TDMRs, PAMTs and CMRs'],
    ['0xc000550000000000', 'error, not recoverable; class 0x55: without a public name'],
    ['0x8000ff000000000d', 'error; class 0xff: made by the kernel, not by the TDX module'],
  ])('%s', (status, words) => {
    expect(describeBits(statusBits(status))).toBe(words);
  });
});

describe('details', () => {
  test.each([
    ['0xc0000a1200020005', 'TDMR 5, 4K PAMT, against TDMR 2'],
    ['0xc0000b0500000012', '0x00000012'],
    ['0xc0000a2200000000', undefined],
    ['0x8000ff00ffff0000', undefined],
  ])('of %s', (status, details) => {
    expect(answerTo({ kind: 'status', status }).details).toBe(details);
  });

  test('are not made up where only the upper half is given', () => {
    expect(answerTo({ kind: 'status', status: '0xc0000a0200000000', upperHalf: true }).details).toBe('not given: the lower half of the status is missing');
  });
});

test('the findings that are named exist', () => {
  const statuses = ['0xc0000a0200000003', '0xc0000a1100000105', '0xc0000a2200000000'].map((status) => answerTo({ kind: 'status', status }));
  const errnos = Array.from({ length: 133 }, (_, index) => answerTo({ kind: 'errno', errno: -1 - index }));
  const named = new Set([...statuses, ...errnos].flatMap(({ findings }) => findings));
  const codes = new Set(checks.map(({ code }) => code));
  expect(named.size).toBeGreaterThan(8);
  expect([...named].filter((code) => !codes.has(code))).toEqual([]);
});
