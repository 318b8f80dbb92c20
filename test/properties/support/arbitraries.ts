import fc from 'fast-check';
import { physAddr } from '../../../src/analysis/base/address';
import type { AddressRange } from '../../../src/analysis/base/range';
import { PREFIXES } from '../../unit/support/prefixes';

/** Any byte address, small ones and those at the top more often than chance would have them. */
export const address: fc.Arbitrary<number> = fc.oneof(
  fc.nat({ max: 0x200000 }),
  fc.maxSafeNat().map((n) => n % 2 ** 52),
  fc.nat({ max: 2 ** 20 }).map((n) => 2 ** 52 - 1 - n),
);

/** Bytes [start, end), not empty. */
export const range: fc.Arbitrary<AddressRange> = fc
  .tuple(address, address)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ start: physAddr(Math.min(a, b)), end: physAddr(Math.max(a, b)) }));

/** Small ranges that touch, overlap and leave gaps often. Some are empty. */
export const smallRange: fc.Arbitrary<AddressRange> = fc
  .tuple(fc.nat({ max: 40 }), fc.nat({ max: 12 }))
  .map(([start, size]) => ({ start: physAddr(start), end: physAddr(start + size) }));

export const prefix: fc.Arbitrary<string> = fc.constantFrom(...PREFIXES);

const wide = (n: number): string => `0x${n.toString(16).padStart(16, '0')}`;
const short = (n: number): string => `0x${n.toString(16)}`;

/** A line of each kind that is read, with figures that need not make sense. */
export const knownLine: fc.Arbitrary<string> = fc.tuple(address, address, fc.nat({ max: 20 }), fc.constantFrom('usable', 'reserved', ' System RAM', 'ACPI data', 'type 20')).chain(([a, b, n, label]) =>
  fc.constantFrom(
    `BIOS-e820: [mem ${wide(a)}-${wide(b)}] ${label}`,
    `BIOS-e820: [gap ${wide(a)}-${wide(b)}]`,
    ` BIOS-e820: ${wide(a).slice(2)} - ${wide(b).slice(2)} (${label.trim()})`,
    'BIOS-provided physical RAM map:',
    `  node ${String(n).padStart(3)}: [mem ${wide(a)}-${wide(b)}]`,
    'MEMBLOCK configuration:',
    ` memory[${short(n)}]\t[${wide(a)}-${wide(b)}], ${wide(n * 4096)} bytes on node ${n} flags: ${short(n)}`,
    ` memory[0x0]\t[${wide(a)}-${wide(b)}], ${wide(n * 4096)} bytes flags: 0x0`,
    `   ${n}: ${wide(a)}..${wide(b)}    ${n} HOTPLUG|DRV_MNG`,
    `   0: ${wide(a)}..${wide(b)}    x NONE`,
    '# cat /sys/kernel/debug/memblock/memory',
    '# cat /sys/kernel/debug/memblock/reserved',
    `ACPI: SRAT: Node ${n} PXM ${n} [mem ${short(a)}-${short(b)}] hotplug`,
    `virt/tdx: CMR: [${short(a)}, ${short(b)})`,
    `CMR[${n}]: [${short(a)}, ${short(b)})`,
    'CMR: [0x0, 0x0)',
    '...',
    `virt/tdx: BIOS enabled: private KeyID range [${n}, 64)`,
    `virt/tdx: SEAMCALL (${short(n)}) failed: ${wide(a)}`,
    `virt/tdx: initialization failed: TDMR [${short(a)}, ${short(b)}): reserved areas exhausted.`,
    `virt/tdx: module initialization failed (-${n})`,
    'virt/tdx: module initialized',
    `virt/tdx: ${n} KB allocated for PAMT`,
    'virt/tdx: Enable Dynamic PAMT',
    'tdx: Guest detected',
    'Booting paravirtualized kernel on Xen',
    `Linux version ${n}.${n}.0 (builder@example)`,
    `Command line: BOOT_IMAGE=/vmlinuz-6.${n}.0 ro`,
    'Command line: elfcorehdr=0x1000',
    `x86/mm: Memory block size: ${n * 128}MB`,
  ),
);

/** A text like a log: known lines behind any prefix, broken ones, and noise. */
export const logText: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.tuple(prefix, knownLine).map(([before, line]) => before + line) },
        { weight: 2, arbitrary: fc.tuple(knownLine, fc.nat({ max: 80 })).map(([line, length]) => line.slice(0, length)) },
        { weight: 1, arbitrary: fc.tuple(knownLine, fc.nat({ max: 80 }), fc.string({ maxLength: 2, unit: 'binary' })).map(([line, at, noise]) => line.slice(0, at) + noise + line.slice(at)) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
      ),
      fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\r\n', '\n\r', '\r', ''),
    ),
    { maxLength: 25 },
  )
  .map((lines) => lines.map(([line, end]) => line + end).join(''));
