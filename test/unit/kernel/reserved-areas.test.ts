import { describe, expect, test } from 'vitest';
import { GIB, MIB } from '../../../src/analysis/base/address';
import { holesOf } from '../../../src/analysis/kernel/reserved-areas';

const tdmr = { base: GIB, size: GIB };
const area = (start: number, end: number): { start: number; end: number } => ({ start: GIB + start * MIB, end: GIB + end * MIB });

describe('holesOf', () => {
  test('what lies between entries, before the first and behind the last', () => {
    expect(holesOf(tdmr, [area(16, 32), area(32, 64), area(80, 1008)])).toEqual([area(0, 16), area(64, 80), area(1008, 1024)]);
    expect(holesOf(tdmr, [area(-512, 2048)])).toEqual([]);
    expect(holesOf(tdmr, [area(-512, -256), area(2048, 4096)])).toEqual([area(0, 1024)]);
  });

  test('an entry inside the one before moves the end back, as in the kernel, which assigns and takes no maximum', () => {
    expect(holesOf(tdmr, [area(0, 64), area(16, 32), area(128, 1024)])).toEqual([area(32, 128)]);
  });

  test('so does one that ends where the TDMR begins, but not one that ends below', () => {
    expect(holesOf(tdmr, [area(0, 64), area(-16, 0), area(128, 1024)])).toEqual([area(0, 128)]);
    expect(holesOf(tdmr, [area(0, 64), area(-16, -1), area(128, 1024)])).toEqual([area(64, 128)]);
  });
});
