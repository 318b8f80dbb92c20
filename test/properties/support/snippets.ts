/** A small text of every kind that is read, as its program prints it. */
export const SNIPPETS: Readonly<Record<string, string>> = {
  'boot log': `[    0.000000] Linux version 6.8.0-1004-intel (builder@example) (gcc 13.2.0) #4-Ubuntu SMP PREEMPT_DYNAMIC
[    0.000000] Command line: BOOT_IMAGE=/boot/vmlinuz-6.8.0-1004-intel root=/dev/sda2 ro nohibernate memblock=debug
[    0.000000] BIOS-provided physical RAM map:
[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000007ffdffff] usable
[    0.000000] BIOS-e820: [mem 0x0000000180000000-0x00000001ffffffff] soft reserved
[    0.000000] DMI: Example Inc. Server/Board, BIOS 1.5.6 10/23/2023
[    0.012345] ACPI: SRAT: Node 0 PXM 0 [mem 0x00000000-0x7fffffff]
[    0.012345] ACPI: SRAT: Node 1 PXM 1 [mem 0x280000000-0x8ffffffff] hotplug
[    0.012399] Early memory node ranges
[    0.012399]   node   0: [mem 0x0000000000001000-0x000000000009efff]
[    0.012399]   node   0: [mem 0x0000000000100000-0x000000007ffdffff]
[    0.071360] x86/mm: Memory block size: 128MB
`,
  'memblock at boot': `MEMBLOCK configuration:
 memory size = 0x00000002fff7e000 reserved size = 0x0000000006b1a000
 memory.cnt  = 0x2
 memory[0x0]	[0x0000000000001000-0x000000000009efff], 0x000000000009e000 bytes on node 0 flags: 0x0
 memory[0x1]	[0x0000000280000000-0x000000037fffffff], 0x0000000100000000 bytes on node 1 flags: 0x1
 reserved.cnt  = 0x1
 reserved[0x0]	[0x0000000000000000-0x000000000000ffff], 0x0000000000010000 bytes flags: 0x0
memblock_add_node: [0x0000000280000000-0x00000002ffffffff] nid=1 flags=0 add_memory_resource+0x93/0x270
memblock_remove: [0x00000001c0000000-0x000000023fffffff] try_remove_memory+0x93/0x270
`,
  'memblock in debugfs': `# cat /sys/kernel/debug/memblock/memory
   0: 0x0000000000001000..0x000000000009efff    0 NONE
   1: 0x0000000180000000..0x00000001ffffffff    0 DRV_MNG
   2: 0x0000000280000000..0x000000037fffffff    1 HOTPLUG
`,
  TDX: `virt/tdx: BIOS enabled: private KeyID range [32, 64)
virt/tdx: TDX module: attributes 0x0, vendor_id 0x8086, major_version 1, minor_version 5, build_date 20240129, build_num 698
virt/tdx: CMR: [0x100000, 0x77800000)
virt/tdx: CMR: [0x100000000, 0x407c000000)
...
virt/tdx: SEAMCALL (0x0000000000000023) failed: 0xc0000b0000000002
virt/tdx: 1050636 KB allocated for PAMT
virt/tdx: module initialization failed (-5)
`,
  'hotplug messages': `Block size [0x8000000] unaligned hotplug range: start 0x200000000, size 0x44000000
acpi PNP0C80:00: add_memory failed
memory memory48: Offline failed.
kmem dax0.0: mapping0: 0x180200000-0x1ffffffff could not reserve region
virtio_mem virtio0: start address: 0x280000000
virtio_mem virtio0: region size: 0x200000000
virtio_mem virtio0: plugged size: 0x0
`,
  'iomem': `# cat /proc/iomem
00000000-00000fff : Reserved
00001000-0009fbff : System RAM
00100000-7ffdffff : System RAM
  20600000-20dfffff : Kernel code
180000000-1ffffffff : Soft Reserved
  180000000-1ffffffff : dax0.0
    180000000-1ffffffff : System RAM (kmem)
`,
  'iomem without addresses': `00000000-00000000 : Reserved
00000000-00000000 : System RAM
  00000000-00000000 : Kernel code
`,
  'firmware memmap': `0x0-0x9fbff System RAM
0x100000-0x7ffdffff System RAM
0x7ffe0000-0x7fffffff Reserved
`,
  lsmem: `RANGE                                  SIZE   STATE REMOVABLE          ZONES NODE BLOCK
0x0000000268000000-0x000000026fffffff  128M  online       yes        Movable    0    77
0x0000000270000000-0x0000000277ffffff  128M offline           Movable/Normal    0    78

Memory block size:       128M
Total online memory:      12G
`,
  'blocks of sysfs': `memory0 phys_index=00000000 state=online removable=1 phys_device=0 valid_zones=none node=0
memory1 phys_index=00000001 state=offline removable=1 phys_device=0 valid_zones=Normal Movable node=1
/sys/devices/system/memory/memory32/state:online
/sys/devices/system/memory/block_size_bytes:8000000
/sys/devices/system/memory/auto_online_blocks:online_movable
/sys/module/memory_hotplug/parameters/memmap_on_memory: N
`,
  numactl: `available: 2 nodes (0-1)
node 0 cpus: 0 1 2 3
node 0 size: 8014 MB
node 1 cpus: 4 5 6 7
node 1 size: 4030 MB
node distances:
node   0   1
  0:  10  20
`,
  'lsmem as JSON': `{
   "memory": [
      {
         "range": "0x0000000000000000-0x000000007fffffff",
         "size": "2G",
         "state": "online",
         "removable": true,
         "zones": "None",
         "node": 0,
         "block": "0-15"
      },{
         "range": "0x0000000100000000-0x000000037fffffff",
         "size": "10G",
         "state": "offline",
         "removable": false,
         "zones": "Normal/Movable",
         "node": 1,
         "block": "32-111"
      }
   ]
}
`,
  'daxctl list': `# daxctl list -DRMu
{
  "path":"\\/platform\\/ACPI0017:00\\/root0\\/decoder0.1\\/region1\\/dax_region1",
  "id":1,
  "size":"128.00 GiB (137.44 GB)",
  "align":2097152,
  "devices":[
    {
      "chardev":"dax1.0",
      "size":"2046.00 MiB (2145.39 MB)",
      "target_node":2,
      "align":2097152,
      "mode":"system-ram",
      "online_memblocks":15,
      "total_memblocks":15,
      "movable":true,
      "mappings":[
        {
          "page_offset":"0",
          "start":"0x590200000",
          "end":"0x60fffffff",
          "size":"2046.00 MiB (2145.39 MB)"
        }
      ]
    }
  ]
}
`,
  'cxl list': `[
  {
    "root decoders":[
      {
        "decoder":"decoder0.0",
        "resource":"0x590000000",
        "size":"4.00 GiB (4.29 GB)",
        "interleave_ways":1,
        "volatile_capable":true,
        "regions:decoder0.0":[
          {
            "region":"region0",
            "resource":24964497408,
            "size":2147483648,
            "type":"ram"
          }
        ]
      }
    ]
  }
]
`,
  'dmesg as JSON': `{
   "dmesg": [
      {
         "pri": 6,
         "time":     0.000000,
         "msg": "BIOS-e820: [mem 0x0000000000100000-0x000000007ffdffff] usable"
      },{
         "pri": 6,
         "time":     0.012345,
         "msg": "Early memory node ranges"
      }
   ]
}
`,
  'system report': `### Kernel version

\`\`\`
6.8.0-1010-intel #17-Ubuntu SMP PREEMPT_DYNAMIC Fri Aug  9 10:21:48 UTC 2024 x86_64 x86_64 x86_64 GNU/Linux
\`\`\`

### Model specific registers (MSRs)

\`\`\`
MK_TME_ENABLED bit: 1 (expected value: 1)
SEAM_RR bit: 0 (expected value: 1)
NUM_TDX_PRIV_KEYS: 20
SGX_AND_MCHECK_STATUS: 1861 (expected value: 0)
\`\`\`

### CPU details

\`\`\`
 INTEL(R) XEON(R) GOLD 5512U
\`\`\`
`,
  rdmsr: `$ sudo rdmsr 0x87
2000000040
# rdmsr -a -f 11:11 0x1401
1
1
0
`,
  'SRAT as a disassembly': `[000h 0000   4]                    Signature : "SRAT"    [System Resource Affinity Table]
[004h 0004   4]                 Table Length : 00000160
[008h 0008   1]                     Revision : 01

[050h 0080   1]                Subtable Type : 01 [Memory Affinity]
[051h 0081   1]                       Length : 28

[052h 0082   4]             Proximity Domain : 00000001
[056h 0086   2]                    Reserved1 : 0000
[058h 0088   8]                 Base Address : 0000000280000000
[060h 0096   8]               Address Length : 0000000100000000
[068h 0104   4]                    Reserved2 : 00000000
[06Ch 0108   4]        Flags (decoded below) : 00000003
                                     Enabled : 1
                               Hot Pluggable : 1
`,
  'SRAT as bytes': `SRAT @ 0x0000000000000000
    0000: 53 52 41 54 58 00 00 00 01 51 42 4F 43 48 53 20  SRATX....QBOCHS 
    0010: 42 58 50 43 20 20 20 20 01 00 00 00 42 58 50 43  BXPC    ....BXPC
    0020: 01 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00  ................
    0030: 01 28 01 00 00 00 00 00 00 00 00 80 02 00 00 00  .(..............
    0040: 00 00 00 00 01 00 00 00 00 00 00 00 03 00 00 00  ................
    0050: 00 00 00 00 00 00 00 00                          ........
`,
  'CEDT of fwts': `cedt              CXL Fixed Memory Window Structure (CFMWS):
cedt                Type:                           0x01
cedt                Record Length:                  0x0028
cedt                Base HPA:                       0x0000010000000000
cedt                Window Size:                    0x0000010000000000
cedt                ENIW:                           0x01
cedt                Window Restrictions:            0x0006
`,
  snapshot: `{
  "formatVersion": 1,
  "host": { "name": "example", "kernelRelease": "6.8.0-1004-intel" },
  "cmrs": [{ "base": "0x100000", "size": "0x6f700000" }],
  "memblock": { "memory": [{ "base": "0x1000", "size": "0x9f000", "node": 0, "flags": ["hotplug"] }] },
  "memoryBlockSize": "128M",
  "events": [{ "event": "hot-add", "base": "0x280000000", "size": "1G", "node": 1, "driver": "kmem" }]
}
`,
  'no capture at all': `To whom it may concern: {
  "name": "x", [1, 2], "range": true
} -- ### 12: 0x1000-0x1fff, node 3
\u001b[1mBold\u001b[0m \u0000\ufeff "
`,
};
