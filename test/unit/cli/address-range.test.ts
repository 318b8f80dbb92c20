import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import { addressRange } from '../../../src/cli/arguments/address-range';
import { range } from '../support/range';

const GIB = 2 ** 30;

describe('a range of addresses', () => {
  test.each([
    ['0x100000-0x6f7fffff', range(0x10_0000, 0x6f80_0000)],
    ['100000-6f7fffff', range(0x10_0000, 0x6f80_0000)],
    ['[0x100000, 0x6f800000)', range(0x10_0000, 0x6f80_0000)],
    ['0x100000000+2G', range(4 * GIB, 6 * GIB)],
    ['2G-6G', range(2 * GIB, 6 * GIB)],
    ['0-4GiB', range(0, 4 * GIB)],
    ['0x0+0x1', range(0, 1)],
  ])('%s', (text, expected) => {
    expect(addressRange(text)).toEqual(expected);
  });

  test.each(['', '0x1000', '0x2000-0x1000', '0x1000+0', '[0x1000, 0x1000)', '0xfffffffffffff+2', '0x0-0xffffffffffffffff', 'a..b', '0x0-x'])('%j is none', (text) => {
    expect(() => addressRange(text)).toThrow(InvalidArgumentError);
  });
});
