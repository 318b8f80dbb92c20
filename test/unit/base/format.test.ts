import { describe, expect, test } from 'vitest';
import { GIB, KIB, MIB, TIB } from '../../../src/analysis/base/address';
import { count, hex, hexRange, humanSize, sizedRange } from '../../../src/analysis/base/format';
import { range } from '../support/range';

describe('for people', () => {
  test.each<[bytes: number, words: string]>([
    [0, '0 B'],
    [1023, '1023 B'],
    [KIB, '1 KiB'],
    [4096, '4 KiB'],
    [1536, '1.5 KiB'],
    [620 * KIB, '620 KiB'],
    [MIB - 1, '1024 KiB'],
    [MIB, '1 MiB'],
    [0x6f700000, '1.7 GiB'],
    [0xf7a000000, '61.9 GiB'],
    [126 * GIB, '126 GiB'],
    [127.75 * GIB, '128 GiB'],
    [2 * TIB, '2 TiB'],
    [2 ** 52, '4096 TiB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(humanSize(bytes)).toBe(words);
  });

  test.each<[n: number, words: string]>([
    [0, '0 regions'],
    [1, '1 region'],
    [16, '16 regions'],
  ])('%i is "%s"', (n, words) => {
    expect(count(n, 'region')).toBe(words);
  });

  test('a plural can be given', () => {
    expect([count(1, 'entry', 'entries'), count(2, 'entry', 'entries')]).toEqual(['1 entry', '2 entries']);
  });
});

describe('exact', () => {
  test('hexadecimal in lower case without padding, up to 2^52', () => {
    expect([hex(0), hex(0xabc), hex(0x40_8000_0000), hex(2 ** 52)]).toEqual(['0x0', '0xabc', '0x4080000000', '0x10000000000000']);
  });

  test('a range ends exclusively, and the parenthesis says so', () => {
    expect(hexRange(range(0x100000, 0x6f800000))).toBe('[0x100000, 0x6f800000)');
    expect(sizedRange(range(0x100000, 0x6f800000))).toBe('[0x100000, 0x6f800000) (1.7 GiB)');
  });
});
