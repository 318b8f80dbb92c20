import { affinity, cedt, fixedWindow, srat } from '../../unit/support/acpi-tables';

const GIB = 2 ** 30;

/** A TDX host of two nodes; 2 GiB of node 1 were added after the boot, and are refused when they are brought online. */
export const DMESG = `[    0.000000] Linux version 6.8.0-1004-intel (builder@lab-builder-7) (gcc 13.2.0) #11 SMP PREEMPT_DYNAMIC
[    0.000000] Command line: BOOT_IMAGE=/boot/vmlinuz-6.8.0-1004-intel root=UUID=01234567-89ab-cdef-0123-456789abcdef ro ip=192.0.2.17:192.0.2.1::255.255.255.0:tdx-lab-4:eth0:off nohibernate
[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable
[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000006fffffff] usable
[    0.000000] BIOS-e820: [mem 0x0000000100000000-0x00000002ffffffff] usable
[    0.000000] DMI: Example Computers Server 9/Board 9, BIOS 1.2.3.4 06/01/2025
[    0.010000] ACPI: SRAT: Node 0 PXM 0 [mem 0x00000000-0x6fffffff]
[    0.010000] ACPI: SRAT: Node 0 PXM 0 [mem 0x100000000-0x1ffffffff]
[    0.010000] ACPI: SRAT: Node 1 PXM 1 [mem 0x200000000-0x2ffffffff]
[    0.010000] ACPI: SRAT: Node 1 PXM 1 [mem 0x300000000-0x6ffffffff] hotplug
[    0.020000] Early memory node ranges
[    0.020000]   node   0: [mem 0x0000000000001000-0x000000000009ffff]
[    0.020000]   node   0: [mem 0x0000000000100000-0x000000006fffffff]
[    0.020000]   node   0: [mem 0x0000000100000000-0x00000001ffffffff]
[    0.020000]   node   1: [mem 0x0000000200000000-0x00000002ffffffff]
[    0.500000] virt/tdx: BIOS enabled: private KeyID range [32, 64)
[    2.000000] igb 0000:3d:00.0 eth0: (PCIe:5.0Gb/s:Width x4) 3c:ec:ef:01:02:03
[    2.100000] scsi 0:0:0:0: Direct-Access Example DISK SERIAL=WX1234567890
[    3.000000] NFS: server 2001:db8::17:2 (tdx-lab-4.example.org) from 192.0.2.17
[    9.000000] virt/tdx: CMR: [0x100000, 0x70000000)
[    9.000000] virt/tdx: CMR: [0x100000000, 0x300000000)
[   12.000000] virt/tdx: 41052 KB allocated for PAMT
[   12.000000] virt/tdx: module initialized
`;

const IOMEM = `00001000-0009ffff : System RAM
00100000-6fffffff : System RAM
  01000000-01ffffff : Kernel code
100000000-2ffffffff : System RAM
300000000-37fffffff : System RAM
`;

const LSMEM = `RANGE                                 SIZE   STATE REMOVABLE BLOCK NODE
0x0000000000000000-0x000000006fffffff 1.8G  online       yes  0-13    0
0x0000000100000000-0x00000001ffffffff   4G  online       yes 32-63    0
0x0000000200000000-0x00000002ffffffff   4G  online       yes 64-95    1
0x0000000300000000-0x000000037fffffff   2G offline           96-111   1

Memory block size:       128M
Total online memory:     9.8G
Total offline memory:      2G
`;

/** The files of memory blocks, by their number. */
function blockFiles(): Readonly<Record<string, string>> {
  const numbers = [...range(0, 14), ...range(32, 112)];
  return Object.fromEntries(
    numbers.flatMap((number) => {
      const folder = `sys/devices/system/memory/memory${number}`;
      return [
        [`${folder}/phys_index`, `${number.toString(16).padStart(8, '0')}\n`],
        [`${folder}/state`, number >= 96 ? 'offline\n' : 'online\n'],
        [`${folder}/valid_zones`, 'Normal\n'],
        [`${folder}/node${number < 64 ? 0 : 1}/numastat`, ''],
      ];
    }),
  );
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function memmapFiles(entries: readonly (readonly [start: string, end: string, type: string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.flatMap(([start, end, type], index) => [['start', start] as const, ['end', end] as const, ['type', type] as const].map(([name, value]) => [`sys/firmware/memmap/${index}/${name}`, `${value}\n`])));
}

export const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'proc/version': 'Linux version 6.8.0-1004-intel (builder@lab-builder-7) (gcc 13.2.0) #11 SMP PREEMPT_DYNAMIC\n',
  'proc/cmdline': 'BOOT_IMAGE=/boot/vmlinuz-6.8.0-1004-intel root=UUID=01234567-89ab-cdef-0123-456789abcdef ro nohibernate\n',
  'proc/iomem': IOMEM,
  'proc/mounts': 'debugfs /sys/kernel/debug debugfs rw 0 0\n',
  'etc/hostname': 'tdx-lab-4\n',
  'sys/class/dmi/id/sys_vendor': 'Example Computers\n',
  'sys/class/dmi/id/product_name': 'Server 9\n',
  'sys/class/dmi/id/product_serial': 'SN-998877\n',
  'sys/devices/system/memory/block_size_bytes': '8000000\n',
  'sys/devices/system/memory/auto_online_blocks': 'online\n',
  'sys/module/memory_hotplug/parameters/memmap_on_memory': 'N\n',
  'sys/kernel/debug/memblock/memory': '   0: 0x0000000000001000..0x000000000009ffff    0 NONE\n   1: 0x0000000000100000..0x000000006fffffff    0 NONE\n   2: 0x0000000100000000..0x00000001ffffffff    0 NONE\n   3: 0x0000000200000000..0x000000037fffffff    1 NONE\n',
  'sys/kernel/debug/memblock/reserved': '   0: 0x0000000001000000..0x0000000001ffffff    0 NONE\n',
  'sys/firmware/acpi/tables/SRAT': Uint8Array.from(
    srat([
      affinity({ pxm: 0, base: 0, length: 0x70000000, enabled: true, hotplug: false, nonVolatile: false }),
      affinity({ pxm: 0, base: 4 * GIB, length: 4 * GIB, enabled: true, hotplug: false, nonVolatile: false }),
      affinity({ pxm: 1, base: 8 * GIB, length: 4 * GIB, enabled: true, hotplug: false, nonVolatile: false }),
      affinity({ pxm: 1, base: 12 * GIB, length: 16 * GIB, enabled: true, hotplug: true, nonVolatile: false }),
    ]),
  ),
  'sys/firmware/acpi/tables/CEDT': Uint8Array.from(cedt([fixedWindow({ base: 0x800000000, size: 16 * GIB, encodedWays: 0, restrictions: 6 })])),
  'dev/cpu/0/msr': '',
  ...memmapFiles([
    ['0x0', '0x9ffff', 'System RAM'],
    ['0x100000', '0x6fffffff', 'System RAM'],
    ['0x100000000', '0x2ffffffff', 'System RAM'],
    ['0x300000000', '0x37fffffff', 'System RAM'],
  ]),
  ...blockFiles(),
};

export const PROGRAMS: Readonly<Record<string, string>> = {
  dmesg: DMESG,
  lsmem: LSMEM,
  'uname -n': 'tdx-lab-4\n',
  uname: 'Linux tdx-lab-4 6.8.0-1004-intel #11 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux\n',
  numactl: 'available: 2 nodes (0-1)\nnode 0 cpus: 0 1\nnode 0 size: 5871 MB\nnode 1 cpus: 2 3\nnode 1 size: 4096 MB\n',
  'rdmsr 0x87': '2000000020\n',
  'rdmsr 0x982': '2\n',
  'rdmsr 0x1401': 'c00\n',
};
