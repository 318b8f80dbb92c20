import { describe, expect, test } from 'vitest';
import { ADDRESS_LIMIT, alignDown, alignUp, parseAddress, physAddr, scanAddress } from '../../../src/analysis/base/address';

describe('parseAddress', () => {
  test.each<[text: string, value: number]>([
    ['0x0', 0],
    ['0', 0],
    ['ff', 255],
    ['0X1F', 31],
    ['0xABCdef', 0xabcdef],
    ['0x00000000ffffffff', 0xffff_ffff],
    ['0x0000000100000000', 2 ** 32],
    ['0x123456789abcd', 0x123456789abcd],
    ['000fffffffffffff', 2 ** 52 - 1],
    ['0xfffffffffffff', 2 ** 52 - 1],
  ])('reads %s', (text, value) => {
    expect(parseAddress(text)).toEqual({ kind: 'address', value });
  });

  test.each(['0xffffffffffffffff', 'FFFFFFFFFFFFFFFF'])('knows %s for "no limit"', (text) => {
    expect(parseAddress(text)).toEqual({ kind: 'all-ones' });
  });

  test.each(['0x10000000000000', '0x20000000000000', '0xffff888000000000', '0xfffffffffffffffe', '0xffffffff00000000'])(
    'refuses %s as too large',
    (text) => {
      expect(parseAddress(text)).toEqual({ kind: 'too-large' });
    },
  );

  test.each(['', '0x', 'x1', '0xg', '0x1g', ' 0x1', '0x1 ', '-1', '+1', '0x-1', '1.5', '1e3x', '0x1_0', '0x00000000000000001', '０x1', '0x１'])(
    'refuses "%s" as malformed',
    (text) => {
      expect(parseAddress(text)).toEqual({ kind: 'malformed' });
    },
  );
});

describe('scanAddress', () => {
  test.each<[text: string, start: number, limit: number, expected: unknown]>([
    ['[mem 0x1000-0x1fff]', 5, 19, { token: { kind: 'address', value: 0x1000 }, end: 11 }],
    ['[mem 0x1000-0x1fff]', 12, 18, { token: { kind: 'address', value: 0x1fff }, end: 18 }],
    ['[mem 0x1000-0x1fff]', 12, 16, { token: { kind: 'address', value: 0x1f }, end: 16 }],
    ['[mem 0x1000-0x1fff]', 5, 5, { token: { kind: 'malformed' }, end: 5 }],
    ['1000 - ', 0, 7, { token: { kind: 'address', value: 0x1000 }, end: 4 }],
    ['xyz', 0, 3, { token: { kind: 'malformed' }, end: 0 }],
    ['', 0, 0, { token: { kind: 'malformed' }, end: 0 }],
  ])('%s from %i up to %i', (text, start, limit, expected) => {
    expect(scanAddress(text, start, limit)).toEqual(expected);
  });

  test('a number of too many digits is passed, and is no address', () => {
    expect(scanAddress(`${'f'.repeat(400)}-`, 0, 401)).toEqual({ token: { kind: 'malformed' }, end: 400 });
    expect(scanAddress('00000000000000001', 0, 17)).toEqual({ token: { kind: 'malformed' }, end: 17 });
  });

  test('0x without a digit is passed, and is no address', () => {
    expect(scanAddress('0x-0x1', 0, 6)).toEqual({ token: { kind: 'malformed' }, end: 2 });
  });
});

describe('physAddr', () => {
  test('takes 0 to 2^52, which is an end', () => {
    expect([physAddr(0), physAddr(4096), physAddr(ADDRESS_LIMIT)]).toEqual([0, 4096, 2 ** 52]);
  });

  test.each([-1, 0.5, ADDRESS_LIMIT + 1, Number.NaN, Number.POSITIVE_INFINITY])('throws on %f: a mistake of the caller', (value) => {
    expect(() => physAddr(value)).toThrow(RangeError);
  });
});

describe('rounding is exact above 32 bits', () => {
  test.each<[address: number, alignment: number, down: number, up: number]>([
    [0, 4096, 0, 0],
    [1, 4096, 0, 4096],
    [4096, 4096, 4096, 4096],
    [0x40_8000_0fff, 4096, 0x40_8000_0000, 0x40_8000_1000],
    [2 ** 52 - 1, 2 ** 30, 2 ** 52 - 2 ** 30, 2 ** 52],
  ])('%i to %i', (address, alignment, down, up) => {
    expect([alignDown(address, alignment), alignUp(address, alignment)]).toEqual([down, up]);
  });
});
