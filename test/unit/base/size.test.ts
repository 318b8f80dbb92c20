import { describe, expect, test } from 'vitest';
import { GIB, MIB, TIB } from '../../../src/analysis/base/address';
import { parseSize } from '../../../src/analysis/base/size';

describe('parseSize', () => {
  test.each<[text: string, bytes: number]>([
    ['0', 0],
    ['4096', 4096],
    ['0x8000000', 128 * MIB],
    ['0X80', 128],
    ['128M', 128 * MIB],
    ['128MB', 128 * MIB],
    ['2048MB', 2 * GIB],
    ['128 MiB', 128 * MIB],
    ['2G', 2 * GIB],
    ['2g', 2 * GIB],
    ['64k', 65_536],
    ['4T', 4 * TIB],
    ['512B', 512],
    [' 2G ', 2 * GIB],
    ['4096T', 2 ** 52],
    ['0x10000000000000', 2 ** 52],
  ])('%s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each(['', 'M', '-1', '1.5G', '2  G', '2P', '2GG', '0x', '0xg', '4097T', '0x10000000000001', '0xffffffffffffffff', '12345678901234567', '1e3', '2 G B'])(
    '"%s" is no size',
    (text) => {
      expect(parseSize(text)).toBeUndefined();
    },
  );
});
