import { describe, expect, test } from 'vitest';
import { GIB, MIB } from '../../../src/analysis/base/address';
import { capacityLost } from '../../../src/analysis/kernel/capacity-lost';
import { reviewOf } from '../support/review';

const BLOCK = 128 * MIB;

/** Parts in MiB that soft-reserved memory from `start` to `end`, in MiB, would lose. */
function lost(start: number, end: number): readonly (readonly [number, number])[] {
  const hex = (mib: number, off = 0): string => `0x${(mib * MIB + off).toString(16)}`;
  const { host } = reviewOf(`BIOS-e820: [mem 0x0000000000100000-0x000000007fffffff] usable\nBIOS-e820: [mem ${hex(start)}-${hex(end, -1)}] soft reserved\n`);
  return capacityLost(host, BLOCK).flatMap(({ parts, bytes }) => {
    expect(bytes).toBe(parts.reduce((sum, part) => sum + part.end - part.start, 0));
    return parts.map((part) => [part.start / MIB, part.end / MIB] as const);
  });
}

describe('what soft-reserved memory loses to whole memory blocks', () => {
  test('nothing where it is whole blocks', () => {
    expect(lost(4096, 4096 + 256)).toStrictEqual([]);
  });

  test('the part before the first whole block, and the part behind the last', () => {
    expect(lost(4096 + 32, 4096 + 256)).toStrictEqual([[4128, 4224]]);
    expect(lost(4096, 4096 + 160)).toStrictEqual([[4224, 4256]]);
    expect(lost(4096 + 32, 4096 + 288)).toStrictEqual([[4128, 4224], [4352, 4384]]);
  });

  test('all of it, in one piece, where it holds no whole block', () => {
    expect(lost(4096 + 32, 4096 + 96)).toStrictEqual([[4128, 4192]]);
    expect(lost(4096 + 64, 4096 + 192)).toStrictEqual([[4160, 4288]]);
  });

  test('nothing of memory below a gigabyte that is whole blocks either', () => {
    expect(lost(3072, GIB / MIB * 3.5)).toStrictEqual([]);
  });
});
