import { parseSize } from '../../base/size';
import type { Fact, KernelRelease } from '../../evidence/fact';
import { partOf, placeOf, words, type LineReader, type LogLine } from '../capture/line-reader';

/** `Linux version 6.8.0-1004-intel (buildd@…) …`: the first line that a kernel prints. */
export const banner: LineReader = {
  id: 'banner',
  starts: ['Linux version '],
  read(line) {
    const release = /^Linux version (?<release>[^\s(]+)/.exec(words(line).slice(0, 200))?.groups?.['release'];
    if (release === undefined) return undefined;
    const start = 'Linux version '.length;
    return { kind: 'kernel-release', release, from: 'banner', at: partOf(line, start, start + release.length) };
  },
};

/**
 * `Command line: BOOT_IMAGE=/boot/vmlinuz-6.8.0-1004-intel root=… nohibernate`, printed by setup_arch(). Later comes
 * `Kernel command line: …`, which may differ: it names the booted file just the same, and is no other boot.
 */
export const commandLine: LineReader = {
  id: 'command-line',
  starts: ['Command line: ', 'Kernel command line: '],
  read(line) {
    const text = words(line);
    const start = text.indexOf(':') + 2;
    const facts: Fact[] = text.startsWith('Command') ? [{ kind: 'command-line', text: text.slice(start), at: placeOf(line) }] : [];
    facts.push(...bootedRelease(line));
    return facts;
  },
};

/** The release in the name of the file that was booted, where a command line names it. */
export function bootedRelease(line: LogLine): readonly KernelRelease[] {
  const { head = '', release } = /^(?<head>.{0,400}?\bBOOT_IMAGE=\S{0,200}?vmlinuz-)(?<release>\d\S{0,100})/.exec(words(line))?.groups ?? {};
  return release === undefined ? [] : [{ kind: 'kernel-release', release, from: 'boot-image', at: partOf(line, head.length, head.length + release.length) }];
}

/** `x86/mm: Memory block size: 2048MB`, printed by probe_memory_block_size(). */
export const memoryBlockSize: LineReader = {
  id: 'memory-block-size',
  starts: ['x86/mm: Memory block size: '],
  read(line) {
    const text = words(line);
    const start = 'x86/mm: Memory block size: '.length;
    const bytes = parseSize(text.slice(start));
    return bytes === undefined || bytes === 0 ? undefined : { kind: 'memory-block-size', bytes, at: partOf(line, start, text.length) };
  },
};

/** `BIOS-provided physical RAM map:`: printed once in a boot, above the first `BIOS-e820` line. */
export const firmwareHeading: LineReader = {
  id: 'firmware-heading',
  starts: ['BIOS-provided physical RAM map:'],
  read: (line) => ({ kind: 'firmware-heading', at: placeOf(line) }),
};

const SIGNS = [
  ['tdx: Guest detected', 'tdx-guest'],
  ['virt/tdx: Guest detected', 'tdx-guest'],
  ['Memory Encryption Features active: Intel TDX', 'tdx-guest'],
  ['Memory Encryption Features active: AMD SEV', 'sev-guest'],
  ['Booting paravirtualized kernel on Xen', 'xen'],
  ['Xen: [mem ', 'xen'],
  ['Machine model: ', 'other-architecture'],
  ['CPU: All CPU(s) started at EL', 'other-architecture'],
  ['Booting Linux on physical CPU 0x', 'other-architecture'],
  // Kernels of 32 bits.
  ['mapped low ram: 0 - ', 'other-architecture'],
  ['OF: fdt: Machine model: ', 'other-architecture'],
  ['OF: fdt:Machine model: ', 'other-architecture'],
  ['SBI specification v', 'other-architecture'],
  ['Using pSeries machine description', 'other-architecture'],
  ['Using PowerNV machine description', 'other-architecture'],
  ['ppc64_pft_size', 'other-architecture'],
  ['setup: Linux is running ', 'other-architecture'],
] as const;

/** Lines that only a guest with encrypted memory, a Xen domain or another architecture prints. An AMD host has `AMD SME`. */
export const environment: LineReader = {
  id: 'environment',
  starts: SIGNS.map(([start]) => start),
  read(line) {
    const sign = SIGNS.find(([start]) => line.text.startsWith(start, line.body));
    return sign === undefined ? undefined : { kind: 'environment', environment: sign[1], at: placeOf(line) };
  },
};
