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

describe('what the driver says and /proc/iomem shows', () => {
  const IOMEM = '00100000-7fffffff : System RAM\n260000000-39fffffff : Soft Reserved\n  260000000-39fffffff : dax0.0\n    280000000-37fffffff : System RAM (kmem)\n';
  const losses = (driver: string): readonly unknown[] => {
    const { host } = reviewOf(`[    0.000000] Linux version 6.11.0\n  node   0: [mem 0x0000000000100000-0x000000007fffffff]\n[   60.1] kmem ${driver}\n${IOMEM}`);
    return capacityLost(host, 2 * GIB).map(({ of, bytes, parts, also }) => [of, bytes / MIB, parts.length, also?.length ?? 0]);
  };

  test('is one loss, with its places, where both are of one size', () => {
    expect(losses('dax0.0: dax region truncated 1073741824 bytes - alignment')).toStrictEqual([['dax0.0', 1024, 2, 1]]);
    expect(losses('dax0.0: DAX region truncated by 1.00 GiB due to alignment')).toStrictEqual([['dax0.0', 1024, 2, 1]]);
  });

  test('is one finding at the words of the driver, and the other line is related', () => {
    const driver = 'kmem dax0.0: dax region truncated 1073741824 bytes - alignment';
    const text = `[    0.000000] Linux version 6.11.0\n[    0.212345] x86/mm: Memory block size: 2048MB\n  node   0: [mem 0x0000000000100000-0x000000007fffffff]\n[   60.100000] ${driver}\n${IOMEM}`;
    const found = reviewOf(text).findings.filter(({ code }) => code === 'hotplug-capacity-lost');
    const covered = ({ span }: { readonly span: { readonly start: number; readonly end: number } }): string => text.slice(span.start, span.end);
    expect(found.map(({ at, related }) => [covered(at), related.map((one) => covered(one.at))])).toStrictEqual([[driver, ['280000000-37fffffff : System RAM (kmem)']]]);
  });

  test('are two where the sizes differ, or it is another device', () => {
    expect(losses('dax0.0: DAX region truncated by 1.25 GiB due to alignment')).toStrictEqual([['dax0.0', 1280, 0, 0], ['dax0.0', 1024, 2, 0]]);
    expect(losses('dax1.0: DAX region truncated by 1.00 GiB due to alignment')).toStrictEqual([['dax1.0', 1024, 0, 0], ['dax0.0', 1024, 2, 0]]);
  });
});
