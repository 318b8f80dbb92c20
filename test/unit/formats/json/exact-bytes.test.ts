import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GIB, MIB } from '../../../../src/analysis/base/address';
import { exactBytes } from '../../../../src/analysis/formats/json/exact-bytes';

/** What `-u` prints, from 5000 KiB on: hundredths, rounded up from the half, in MiB below 2 GiB. */
function printed(bytes: number): string {
  const [unit, two, ten] = bytes < 2 * GIB ? ['M', MIB, 1e6] : ['G', GIB, 1e9];
  const shown = (scale: number): string => {
    const hundredths = (BigInt(bytes) * 200n / BigInt(scale) + 1n) / 2n;
    return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  };
  return `${shown(two)} ${unit}iB (${shown(ten)} ${unit}B)`;
}

test.each([
  ['2046.00 MiB (2145.39 MB)', 2 * MIB, 2046 * MIB],
  ['1024.00 MiB (1073.74 MB)', 2 * MIB, GIB],
  ['4.00 GiB (4.29 GB)', GIB, 4 * GIB],
  ['4.00 GiB (4.29 GB)', 256 * MIB, 4 * GIB],
  ['128.00 GiB (137.44 GB)', 256 * MIB, 128 * GIB],
])('%s in steps of %i bytes is known', (text, granule, bytes) => {
  expect(exactBytes(text, granule)).toBe(bytes);
});

test('4 GiB less the 2 MiB that a namespace keeps print as 4 GiB', () => {
  expect(printed(4 * GIB - 2 * MIB)).toBe(printed(4 * GIB));
  expect(exactBytes(printed(4 * GIB), 2 * MIB)).toBeUndefined();
});

test.each([
  ['2046.50 MiB (2145.91 MB)', 2 * MIB],
  ['2046.00 MiB (2147.48 MB)', 2 * MIB],
  ['2046.00 MiB (2145.39 GB)', 2 * MIB],
  ['2046.00 MiB', 2 * MIB],
  ['2046 MiB (2145.39 MB)', 2 * MIB],
  ['2G', GIB],
  ['', 1],
])('%s in steps of %i bytes is not', (text, granule) => {
  expect(exactBytes(text, granule)).toBeUndefined();
});

test('what is known is what was printed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 20 }), fc.constantFrom(2 * MIB, 16 * MIB, 256 * MIB, GIB), (steps, granule) => {
      const bytes = steps * granule;
      fc.pre(bytes >= 5000 * 1024);
      expect([bytes, undefined]).toContain(exactBytes(printed(bytes), granule));
      if (granule >= 16 * MIB || bytes < 2 * GIB) expect(exactBytes(printed(bytes), granule)).toBe(bytes);
    }),
    { numRuns: 2000 },
  );
});
