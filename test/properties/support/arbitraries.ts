import fc from 'fast-check';
import { physAddr } from '../../../src/analysis/base/address';
import type { AddressRange } from '../../../src/analysis/base/range';
import { acpidump, affinity, srat } from '../../unit/support/acpi-tables';
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
    `${wide(a).slice(2)}-${wide(b).slice(2)} : ${label.trim()}`,
    '00000000-00000000 : System RAM',
    `${short(a)}-${short(b)} System RAM`,
    `${wide(a)}-${wide(b)}  128M offline           Normal/Movable    ${n}    ${2 * n}`,
    `RANGE="${wide(a)}-${wide(b)}" STATE="online" BLOCK="${n}-${2 * n}"`,
    'RANGE SIZE STATE REMOVABLE BLOCK',
    'Memory block size:       128M',
    `memory${n} phys_index=0000000${n % 10} state=online removable=1 phys_device=0 valid_zones=Normal node=${n}`,
    `/sys/devices/system/memory/memory${n}/state:online`,
    `/sys/firmware/memmap/${n % 2}/start:${short(a)}`,
    `/sys/firmware/memmap/${n % 2}/end:${short(b)}`,
    `/sys/firmware/memmap/${n % 2}/type:System RAM`,
    '# cat /sys/devices/system/memory/auto_online_blocks /sys/devices/system/memory/block_size_bytes',
    'online_movable',
    '8000000',
    `node ${n} cpus: 0 1 ${n}`,
    `node ${n} size: ${n} MB`,
    `Linux host-${n} 6.${n}.0 #1 SMP x86_64 GNU/Linux`,
    'BOOT_IMAGE=/vmlinuz-6.8.0 ro',
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
    `SRAT: PXM ${n} -> APIC ${short(n)} -> Node ${n}`,
    `ACPI: ACPI NUMA: Failed to add memblk for CFMWS node ${n} [mem ${short(a)}-${short(b)}]`,
    '[0F0h 0240   1]                Subtable Type : 01 [Memory Affinity]',
    `Proximity Domain : ${wide(n).slice(10)}`,
    `Window base address : ${wide(a).slice(2)}`,
    'SRAT @ 0x0000000000000000',
    '    0000: 53 52 41 54 58 00 00 00 03 35 42 4F 43 48 53 20  SRATX....5BOCHS ',
    'srat            SRAT Memory Affinity Structure:',
    `{"memory":[{"range":"${wide(a)}-${wide(b)}","state":"offline","node":${n},"block":"${n}-${2 * n}"}]}`,
    `{"range":"${wide(a)}-${wide(b)}","state":"online"},{"chardev":"dax${n}.0","size":${a},"mappings":[{"start":"${short(a)}","end":"${short(b)}"}]`,
    `[{"decoder":"decoder0.${n}","resource":"${short(a)}","size":${b},"volatile_capable":true},{"region":"region${n}","resource":${a},"size":"4.00 GiB (4.29 GB)"}]`,
    `NUM_TDX_PRIV_KEYS: ${n.toString(16)}`,
    'SEAM_RR bit: 2 (expected value: 1)',
  ),
);

/** A table whose figures need not make sense, in the lines of its bytes. */
const tableLines: fc.Arbitrary<string> = fc
  .tuple(address, address, fc.nat({ max: 3 }))
  .map(([base, length, pxm]) => acpidump('SRAT', srat([affinity({ pxm, base, length, enabled: true, hotplug: pxm > 1, nonVolatile: false })])).trimEnd());

/** A text like a log: known lines behind any prefix, broken ones, and noise. */
export const logText: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.tuple(prefix, knownLine).map(([before, line]) => before + line) },
        { weight: 2, arbitrary: fc.tuple(knownLine, fc.nat({ max: 80 })).map(([line, length]) => line.slice(0, length)) },
        { weight: 1, arbitrary: fc.tuple(knownLine, fc.nat({ max: 80 }), fc.string({ maxLength: 2, unit: 'binary' })).map(([line, at, noise]) => line.slice(0, at) + noise + line.slice(at)) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
        { weight: 1, arbitrary: tableLines },
      ),
      fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\r\n', '\n\r', '\r', ''),
    ),
    { maxLength: 25 },
  )
  .map((lines) => lines.map(([line, end]) => line + end).join(''));
