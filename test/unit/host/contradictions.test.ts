import { describe, expect, test } from 'vitest';
import { hostOfLog } from '../support/host';

const BOOT = 'BIOS-provided physical RAM map:\nBIOS-e820: [mem 0x0000000000100000-0x000000017fffffff] usable\nnode   0: [mem 0x0000000000100000-0x00000000ffffffff]\nnode   1: [mem 0x0000000100000000-0x000000017fffffff]\n';

function found(text: string): readonly string[] {
  return hostOfLog(text.startsWith('Linux version') ? text.replace('\n', `\n${BOOT}`) : BOOT + text).contradictions?.map(({ what, range, sides }) => `${what} ${range?.start.toString(16) ?? '-'} ${sides.map(({ says }) => says).join(' / ')}`) ?? [];
}

const block = (start: string, end: string, state: string, node: number): string => `0x${start.padStart(16, '0')}-0x${end.padStart(16, '0')} 1G ${state} yes Normal ${node} ${Number.parseInt(start, 16) / 2 ** 27}-${(Number.parseInt(end, 16) + 1) / 2 ** 27 - 1}\n`;
const lsmem = (...rows: readonly string[]): string => `RANGE SIZE STATE REMOVABLE ZONES NODE BLOCK\n${rows.join('')}`;

describe('captures that agree', () => {
  test.each([
    ['a log alone', ''],
    ['iomem', '00100000-17fffffff : System RAM\n'],
    ['iomem that lost less than a block', '00100000-0ff000000 : System RAM\n100000000-17fffffff : System RAM\n'],
    ['iomem with more memory', '00100000-1bfffffff : System RAM\n'],
    ['blocks', lsmem(block('0', 'ffffffff', 'online', 0), block('100000000', '17fffffff', 'online', 1))],
    ['a part of iomem that somebody pasted', '00100000-0ffffffff : System RAM\n'],
    ['the same block size twice', 'x86/mm: Memory block size: 128MB\nMemory block size: 128M\n'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('a block that two nodes share names one of them', () => {
    const boot = 'x86/mm: Memory block size: 2048MB\nnode   0: [mem 0x0000000000100000-0x00000000bfffffff]\nnode   1: [mem 0x00000000c0000000-0x000000017fffffff]\n';
    const { contradictions } = hostOfLog(boot + lsmem(block('0', 'ffffffff', 'online', 0), block('100000000', '17fffffff', 'online', 1)));
    expect(contradictions).toBeUndefined();
  });

  test('memory at the very top of the address space, in blocks that do not end there', () => {
    const text = 'x86/mm: Memory block size: 768MB\nnode   1: [mem 0x000ffffffffff000-0x000fffffffffffff]\n0x0000000000000000-0x000ffffff0000000  128M offline           Normal/Movable    2    4\n';
    expect(hostOfLog(text).contradictions).toBeUndefined();
  });

  test('memory that the log says was removed', () => {
    expect(found('memblock_remove: [0x0000000100000000-0x000000017fffffff] caller\n00100000-0ffffffff : System RAM\n')).toEqual([]);
  });
});

describe('captures that do not', () => {
  test.each([
    ['another release', 'Linux version 6.8.0 (b)\nLinux host 6.9.0 #1 SMP x86_64 GNU/Linux\n', ['kernel-release - kernel 6.8.0 / kernel 6.9.0']],
    ['another block size', 'x86/mm: Memory block size: 2048MB\nMemory block size: 128M\n', ['block-size - memory blocks of 2 GiB / memory blocks of 128 MiB']],
    ['memory where firmware has none', 'node   1: [mem 0x0000000180000000-0x00000001ffffffff]\n', ['memory-outside-firmware 180000000 the kernel lists it as memory / the firmware map has no usable range there']],
    ['memory of the boot is gone', '00001000-0009fbff : System RAM\n00100000-0ffffffff : System RAM\n', ['memory-gone 100000000 the boot log lists it as memory / /proc/iomem has no System RAM there']],
    ['another node', lsmem(block('0', 'ffffffff', 'online', 0), block('100000000', '17fffffff', 'online', 3)), ['node 100000000 node 1 at boot / node 3 in a listing of the running system']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('debugfs and iomem of different moments', () => {
    const debugfs = '   0: 0x0000000000100000..0x00000000ffffffff    0 NONE\n   1: 0x0000000100000000..0x00000001bfffffff    1 NONE\n';
    expect(found(`${debugfs}00100000-17fffffff : System RAM\n`)).toEqual(['added-memory 180000000 debugfs lists it / /proc/iomem has no System RAM there']);
  });
});
