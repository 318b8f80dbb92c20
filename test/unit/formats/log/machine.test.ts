import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../src/analysis/evidence/fact';
import { factsOf, placeOf, read } from '../../support/read';

describe('banner', () => {
  test('the release is the third word', () => {
    const text = '[    0.000000] Linux version 6.8.0-1004-intel (buildd@example) (gcc 13.2.0) #11-Ubuntu SMP\n';
    expect(factsOf(text)).toEqual([{ kind: 'kernel-release', release: '6.8.0-1004-intel', from: 'banner', at: placeOf(text, '6.8.0-1004-intel') }]);
  });

  test.each(['Linux version', 'Linux version ', 'Linux versions differ', 'On Linux version 6.8'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('command line', () => {
  test('the line of setup_arch() is kept whole, with the release of the booted file', () => {
    const words = 'Command line: BOOT_IMAGE=(hd0,gpt2)/vmlinuz-6.11.0-12-generic root=/dev/sda2 ro nohibernate';
    const text = `[    0.000000] ${words}\n`;
    expect(factsOf(text)).toEqual([
      { kind: 'command-line', text: words.slice('Command line: '.length), at: placeOf(text, words) },
      { kind: 'kernel-release', release: '6.11.0-12-generic', from: 'boot-image', at: placeOf(text, '6.11.0-12-generic') },
    ]);
  });

  test('the line that comes later names the file and nothing else', () => {
    const text = 'Kernel command line: ro BOOT_IMAGE=/boot/vmlinuz-6.11.0-12-generic quiet';
    expect(factsOf(text)).toEqual([{ kind: 'kernel-release', release: '6.11.0-12-generic', from: 'boot-image', at: placeOf(text, '6.11.0-12-generic') }]);
  });

  test('a file without a number names no release', () => {
    expect(factsOf('Command line: BOOT_IMAGE=/boot/vmlinuz root=/dev/sda2').map(({ kind }) => kind)).toEqual(['command-line']);
    expect(factsOf('Kernel command line: BOOT_IMAGE=/boot/bzImage')).toEqual([]);
  });
});

describe('memory block size', () => {
  test.each<[shown: string, bytes: number]>([
    ['2048MB', 2 ** 31],
    ['128MB', 2 ** 27],
  ])('%s', (shown, bytes) => {
    const text = `[    0.1] x86/mm: Memory block size: ${shown}\n`;
    expect(factsOf(text)).toEqual([{ kind: 'memory-block-size', bytes, at: placeOf(text, shown) }]);
  });

  test.each(['x86/mm: Memory block size: 0MB', 'x86/mm: Memory block size: large', 'x86/mm: Memory block size: '])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('heading of the firmware map', () => {
  test('one fact', () => {
    const text = '[    0.000000] BIOS-provided physical RAM map:';
    expect(factsOf(text)).toEqual([{ kind: 'firmware-heading', at: placeOf(text, 'BIOS-provided physical RAM map:') }]);
  });
});

describe('what kind of system wrote the log', () => {
  test.each<[words: string, environment: Extract<Fact, { kind: 'environment' }>['environment']]>([
    ['tdx: Guest detected', 'tdx-guest'],
    ['virt/tdx: Guest detected', 'tdx-guest'],
    ['Memory Encryption Features active: Intel TDX', 'tdx-guest'],
    ['Memory Encryption Features active: AMD SEV', 'sev-guest'],
    ['Memory Encryption Features active: AMD SEV SEV-ES SEV-SNP', 'sev-guest'],
    ['Booting paravirtualized kernel on Xen', 'xen'],
    ['Booting paravirtualized kernel on Xen HVM', 'xen'],
    ['Xen: [mem 0x0000000000000000-0x000000000009afff] usable', 'xen'],
    ['Machine model: Example Board', 'other-architecture'],
    ['CPU: All CPU(s) started at EL2', 'other-architecture'],
    ['Booting Linux on physical CPU 0x0000000000 [0x413fd0c1]', 'other-architecture'],
  ])('%s', (words, environment) => {
    const text = `[    0.000000] ${words}\n`;
    expect(factsOf(text)).toEqual([{ kind: 'environment', environment, at: placeOf(text, words) }]);
  });

  test.each([
    'Booting paravirtualized kernel on bare hardware',
    'Booting paravirtualized kernel on KVM',
    // An AMD host encrypts its own memory.
    'Memory Encryption Features active: AMD SME',
    'Hypervisor detected: ',
    'Xen: something',
  ])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
