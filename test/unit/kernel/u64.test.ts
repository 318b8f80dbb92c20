import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GIB, PAGE_SIZE } from '../../../src/analysis/base/address';
import { DEFAULT_LIMITS } from '../../../src/analysis/host/host';
import { initialise } from '../../../src/analysis/kernel/initialise';
import { pamtSizes } from '../../../src/analysis/kernel/pamt';
import { profileById } from '../../../src/analysis/kernel/profiles';
import { add64, alignDown64, alignUp64, multiply64, subtract64 } from '../../../src/analysis/kernel/u64';

const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);
/** Whole pages below 2^64, the ends and the powers of two among them. */
const pages = fc.oneof(
  fc.bigInt(0n, (1n << 52n) - 1n),
  fc.integer({ min: 0, max: 51 }).map((bits) => 1n << BigInt(bits)),
  fc.constantFrom(0n, 1n, (1n << 52n) - 1n),
).map((frames) => frames << 12n);

describe('64-bit arithmetic on doubles is that of u64', () => {
  test('sums, differences and rounding of whole pages', () => {
    fc.assert(
      fc.property(pages, pages, fc.constantFrom(PAGE_SIZE, GIB), (a, b, alignment) => {
        const [x, y, step] = [Number(a), Number(b), BigInt(alignment)];
        expect([add64(x, y), subtract64(x, y), alignDown64(x, alignment), alignUp64(x, alignment)].map(BigInt)).toEqual([
          u64(a + b),
          u64(a - b),
          a - (a % step),
          u64(a + step - 1n) - (u64(a + step - 1n) % step),
        ]);
      }),
      { numRuns: 2000, seed: 64 },
    );
  });

  test('products of whole GiB and entry sizes of 16 bits, and so the sizes of PAMTs', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 34n) - 1n), fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0xff }), (gibs, entry, bits) => {
        const size = gibs << 30n;
        const up = (bytes: bigint): bigint => u64(u64(bytes + 4095n) & ~4095n);
        expect(BigInt(multiply64(Number(size / 4096n), entry))).toBe(u64((size / 4096n) * BigInt(entry)));
        const sizes = pamtSizes({ base: 0, size: Number(size) }, { '4k': entry, '2m': entry, '1g': entry });
        expect([sizes['4k'], sizes['2m'], sizes['1g']].map(BigInt)).toEqual([12n, 21n, 30n].map((shift) => up((size >> shift) * BigInt(entry))));
        const bitmap = pamtSizes({ base: 0, size: Number(size) }, { '4k': entry, '2m': entry, '1g': entry }, bits)['4k'];
        expect(BigInt(bitmap)).toBe(up((u64((size >> 12n) * BigInt(bits)) + 7n) / 8n));
      }),
      { numRuns: 2000, seed: 64 },
    );
  });
});

test('a CMR that ends at 2^64 holds the region below, although its end wraps to 0', () => {
  const top = { startPfn: 2 ** 52 - 2 ** 20, endPfn: 2 ** 52 - 2 ** 19, node: 0 };
  const run = (start: number): number =>
    initialise(profileById('cmr-v8.2'), { regions: [top], cmrs: [{ start, end: 0 }], limits: DEFAULT_LIMITS, placeOf: () => undefined }).errno;
  // -12: the region is taken, and only then an allocation fails; -22: it is not.
  expect([run(2 ** 64 - 2 ** 32), run(2 ** 64 - 2 ** 31)]).toEqual([-12, -22]);
});
