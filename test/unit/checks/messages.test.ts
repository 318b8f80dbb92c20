import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checks } from '../../../src/analysis/index';
import { allFixtures } from '../../cases/support/fixtures';
import { reviewFixture } from '../../cases/support/outcome';

const fixtures = allFixtures();

/** What a check says of a fixture in its folder: the message, then the words of each related place. */
function said(path: string): string {
  const fixture = fixtures.find((candidate) => candidate.path === path);
  if (fixture === undefined) throw new Error(`no fixture ${path}`);
  const code = path.slice(0, path.indexOf('/'));
  const findings = reviewFixture(fixture).flatMap((review) => review.findings.filter((finding) => finding.code === code));
  return findings.flatMap(({ message, related }) => [message, ...related.map((place) => `-> ${place.message}`)]).join('\n');
}

/** The message alone, for findings with a related place for each hole. */
function saidFirst(path: string): string {
  return said(path).split('\n')[0] ?? '';
}

test('initialisation-failed', () => {
  expect(said('initialisation-failed/fires-reserved-areas.txt')).toMatchInlineSnapshot(`
    "The log reports that TDX initialisation failed with -28 (ENOSPC: TDMRs or their reserved areas ran out). It stopped at TDMR [0x0, 0x80000000). The memory map has more holes in one TDMR than the 16 reserved areas that the TDX module allows. Count the reserved and ACPI ranges inside it; a kernel that takes holes from CMRs, or firmware that puts its ranges together, avoids this.
    -> The reason the kernel gives"
  `);
  expect(said('initialisation-failed/fires-without-errno.txt')).toMatchInlineSnapshot(`"The log reports that TDX cannot be initialised. TDX and hibernation exclude each other. Boot with nohibernate."`);
});

test('seamcall-status', () => {
  expect(said('seamcall-status/fires-config.txt')).toMatchInlineSnapshot(`"TDH.SYS.CONFIG failed with 0xc0000a0200000001, TDX_TDMR_OUTSIDE_CMRS (TDMR 1): memory of a TDMR that is not marked reserved lies in no CMR. Find the memory that is not convertible (CXL and NVDIMM are not) and keep it from being used as system RAM before TDX is initialised."`);
  expect(said('seamcall-status/fires-harmless.txt')).toMatchInlineSnapshot(`"SEAMCALL leaf 254 failed with 0xc000050500000000, TDX_SYS_NOT_READY: the module is not in a state to take this call, or is too old to know it. TDX was initialised afterwards, so this did no harm."`);
});

test('region-not-convertible', () => {
  expect(said('region-not-convertible/fires-cxl.txt')).toMatchInlineSnapshot(`
    "[0x4080000000, 0x6080000000) (128 GiB, node 2) lies in no CMR: it is not convertible. Memory like this is most often CXL that the BIOS presents as ordinary RAM, or RAM that the BIOS left out of the CMRs. The kernel does not look at CMRs and hands this memory to the TDX module: TDH.SYS.CONFIG refuses it with TDX_TDMR_OUTSIDE_CMRS (0xc0000a02…), or with TDX_PAMT_OUTSIDE_CMRS (0xc0000a11…) if a PAMT is allocated there, and TDX stays off (-5). Keep it from being system RAM until TDX is initialised: leave CXL and NVDIMM in devdax mode, or ask the firmware vendor why RAM is in no CMR.
    -> CMR [0x480000000, 0x880000000)"
  `);
  expect(said('region-not-convertible/fires-hot-pluggable.txt')).toMatchInlineSnapshot(`
    "[0x4080000000, 0x6080000000) (128 GiB, node 2) lies in no CMR: it is not convertible. The SRAT marks this memory as hot-pluggable: it is most likely an NVDIMM, a CXL device or a DIMM added after boot. The kernel does not look at CMRs and hands this memory to the TDX module: TDH.SYS.CONFIG refuses it with TDX_TDMR_OUTSIDE_CMRS (0xc0000a02…), or with TDX_PAMT_OUTSIDE_CMRS (0xc0000a11…) if a PAMT is allocated there, and TDX stays off (-5). Keep it from being system RAM until TDX is initialised: leave CXL and NVDIMM in devdax mode, or ask the firmware vendor why RAM is in no CMR.
    -> SRAT [0x4080000000, 0x6080000000) hot-pluggable
    -> CMR [0x480000000, 0x880000000)"
  `);
});

test('region-partly-convertible', () => {
  expect(said('region-partly-convertible/fires-one-page.txt')).toMatchInlineSnapshot(`
    "[0x100000, 0x6f801000) (1.7 GiB, node 0) is only partly convertible: [0x6f800000, 0x6f801000) (4 KiB) lies in no CMR. The kernel does not look at CMRs and hands this memory to the TDX module: TDH.SYS.CONFIG refuses it with TDX_TDMR_OUTSIDE_CMRS (0xc0000a02…), or with TDX_PAMT_OUTSIDE_CMRS (0xc0000a11…) if a PAMT is allocated there, and TDX stays off (-5). Leave what lies outside out of system RAM, or ask the firmware vendor why it is in no CMR.
    -> CMR [0x100000, 0x6f800000)"
  `);
});

test('memory-empty', () => {
  expect(said('memory-empty/fires-first-line-alone.txt')).toMatchInlineSnapshot(`"The only memory region holds no whole page above 1 MiB, so the TDX memory list is empty and initialisation fails with -12 (ENOMEM). The capture is most likely cut."`);
});

test('cmr-list-invalid', () => {
  expect(said('cmr-list-invalid/fires-overlap.txt')).toMatchInlineSnapshot(`
    "CMR 1, [0x1fffff000, 0x480000000) (10 GiB), starts before the end of the CMR before it. TDH.SYS.INIT refuses such a list with 0xc0000a2200000000, TDX_CMR_LIST_INVALID, without saying where, and the kernel gives up with -5 (EIO). Update the BIOS, or correct the list if it was typed.
    -> CMR [0x100000000, 0x200000000)"
  `);
  expect(said('cmr-list-invalid/fires-33-entries.txt')).toMatchInlineSnapshot(`"CMR 32, [0x1100000000, 0x1140000000) (1 GiB), is one more than the 32 that a TDX module reports, so this list is of two boots, or mistyped, and what follows from it is uncertain. Capture the list of one boot."`);
  expect(said('cmr-list-invalid/fires-unaligned.txt')).toMatchInlineSnapshot(`"CMR 0, [0x100000, 0x6f7fffff) (1.7 GiB), does not begin and end on 4 KiB bounds. TDH.SYS.INIT refuses such a list with 0xc0000a2200000000, TDX_CMR_LIST_INVALID, without saying where, and the kernel gives up with -5 (EIO). Update the BIOS, or correct the list if it was typed."`);
});

test('hotplug-refused', () => {
  expect(said('hotplug-refused/fires-outside-snapshot.tdxmem.json')).toMatchInlineSnapshot(`"[0x3080000000, 0x3180000000): 2 memory blocks of 2 GiB will not go online: "Operation not permitted" (-EPERM), with no message in the log. It lies in a CMR, so it could be TDX memory, but it was not in memblock when TDX was initialised. The TDX memory configuration is static: memory outside it is refused whether it is convertible or not. Have the memory present at boot, before TDX is initialised."`);
  expect(said('hotplug-refused/fires-not-convertible.tdxmem.json')).toMatchInlineSnapshot(`"[0x8080000000, 0xa080000000): 64 memory blocks of 2 GiB will not go online: "Operation not permitted" (-EPERM), with no message in the log. It lies in no CMR, as CXL and NVDIMM do, and it was not in memblock when TDX was initialised. Use it as devdax, or boot without TDX. Adding it before TDX is initialised would make initialisation fail."`);
  expect(said('hotplug-refused/fires-across-nodes.tdxmem.json')).toMatchInlineSnapshot(`
    "[0x2000000000, 0x2100000000): 1 memory block of 4 GiB will not go online: "Operation not permitted" (-EPERM), with no message in the log. Every page of it was TDX memory at initialisation, but the range crosses from one memory-list entry into another (a node, a flag or a hole lies inside it), and the kernel wants a block inside a single entry. Only a block that keeps to one node and one kind of memory can go online.
    -> Entry from [0x100000000, 0x2080000000) (126 GiB, node 0)
    -> Entry from [0x2080000000, 0x3080000000) (64 GiB, node 1)"
  `);
  expect(said('hotplug-refused/fires-without-cmrs.tdxmem.json')).toMatchInlineSnapshot(`"[0x8080000000, 0x8100000000): 1 memory block of 2 GiB will not go online: "Operation not permitted" (-EPERM), with no message in the log. It was not in memblock when TDX was initialised. The TDX memory configuration is static: memory outside it is refused. Without a whole CMR list it cannot be said whether it is convertible. Have the memory present at boot if it is convertible; otherwise use it as devdax."`);
});

test('hotplug-unaligned', () => {
  expect(said('hotplug-unaligned/fires-half-block.tdxmem.json')).toMatchInlineSnapshot(`"[0x8080000000, 0x8140000000) (3 GiB) is no whole number of memory blocks: start and size must be multiples of 0x80000000 (2 GiB), the memory block size. The kernel refuses all of it with -22 (EINVAL). The whole blocks inside it are [0x8080000000, 0x8100000000) (2 GiB)."`);
  expect(said('hotplug-unaligned/fires-smallest-block.tdxmem.json')).toMatchInlineSnapshot(`"[0x8080000000, 0x8084000000) (64 MiB) is no whole number of memory blocks: start and size must be multiples of 0x8000000 (128 MiB), the smallest block size there is. The kernel refuses all of it with -22 (EINVAL). It holds no whole block."`);
});

test('regions-unordered', () => {
  expect(said('regions-unordered/fires-overlap.txt')).toMatchInlineSnapshot(`
    "[0x47ffff000, 0x880000000) (16 GiB) overlaps the region before it, [0x100000000, 0x480000000) (14 GiB). A kernel prints memblock in ascending order without overlaps, so this list is mixed or mistyped, and what follows from it is uncertain.
    -> The region before it: [0x100000000, 0x480000000)"
  `);
  expect(said('regions-unordered/fires-below.txt')).toMatchInlineSnapshot(`
    "[0x100000, 0x6f800000) (1.7 GiB) lies below the region before it, [0x100000000, 0x480000000) (14 GiB). A kernel prints memblock in ascending order without overlaps, so this list is mixed or mistyped, and what follows from it is uncertain.
    -> The region before it: [0x100000000, 0x480000000)"
  `);
});

test('region-page-unaligned', () => {
  expect(said('region-page-unaligned/fires-inclusive-end.txt')).toMatchInlineSnapshot(`"[0x100000000, 0x47fffffff) (14 GiB) does not begin and end on 4 KiB bounds. The kernel takes whole pages only and leaves out 4095 bytes. The end looks like an inclusive one: one more byte makes whole pages."`);
});

test('first-megabyte-overlap', () => {
  expect(said('first-megabyte-overlap/fires-usual.txt')).toMatchInlineSnapshot(`"[0x1000, 0xa0000) (636 KiB) lies below 1 MiB and is left out of the TDX memory list. This is normal and costs nothing."`);
  expect(said('first-megabyte-overlap/fires-cmr-reaches-below.txt')).toMatchInlineSnapshot(`
    "[0x1000, 0xa0000) (636 KiB) lies below 1 MiB and is left out of the TDX memory list. A CMR reaches below 1 MiB, so the BIOS setting "Disable excluding Mem below 1MB in CMR" is probably on; the kernel still leaves this memory out.
    -> CMR [0x0, 0x6f800000)"
  `);
});

test('cmr-list-cut', () => {
  expect(said('cmr-list-cut/fires-below.txt')).toMatchInlineSnapshot(`"The CMR list goes on where this report leaves lines out: 1 CMR shown, perhaps more missing. Nothing is judged by a cut list. Capture all of it: dmesg | grep -i "tdx: CMR"."`);
  expect(said('cmr-list-cut/fires-unreadable-entry.txt')).toMatchInlineSnapshot(`"This entry of the CMR list cannot be read: 1 CMR known, and one that may lie anywhere. Nothing is judged by such a list. Correct the entry."`);
});

test('cmr-list-missing', () => {
  expect(said('cmr-list-missing/fires-mainline.txt')).toMatchInlineSnapshot(`"No CMR list, so nothing can be said of whether these 3 memory regions are convertible. Mainline kernels print none: add lines such as "CMR: [0x100000, 0x77800000)" to this file, or put the list into a snapshot."`);
});

test('log-incomplete', () => {
  expect(said('log-incomplete/fires-ring-buffer-wrapped.txt')).toMatchInlineSnapshot(`"The beginning of this log is missing: it holds no memory map, so there is no memory to review. Capture all of it, with journalctl -k -b, or with dmesg soon after boot."`);
  expect(said('log-incomplete/fires-e820-alone.txt')).toMatchInlineSnapshot(`"This log is not whole: it holds the firmware map (e820) but not "Early memory node ranges", so regions are approximate and their nodes unknown. Capture all of it, with journalctl -k -b, or with dmesg soon after boot."`);
});

test('not-a-tdx-host-log', () => {
  expect(said('not-a-tdx-host-log/fires-td-guest.txt')).toMatchInlineSnapshot(`"This is the log of a TD guest, not of the host it runs on. It is recognised and not judged."`);
  expect(said('not-a-tdx-host-log/fires-keyids-without-kernel.txt')).toContain('no line of the TDX host code: firmware gives it private KeyIDs, so most likely the kernel lacks CONFIG_INTEL_TDX_HOST.');
  expect(said('not-a-tdx-host-log/fires-no-tdx-line.txt')).toMatchInlineSnapshot(`"This boot log has no line of the TDX host code: the BIOS gives no private KeyIDs, the CPU has no TDX, or the kernel lacks CONFIG_INTEL_TDX_HOST. The memory is reviewed as if TDX were on."`);
});

test('unreadable-line', () => {
  expect(said('unreadable-line/fires-inverted.txt')).toMatchInlineSnapshot(`"\`0x0000000100000000-0x00000000047fffff\` ends before it starts, so a digit is probably missing. The line is left out of the review."`);
  expect(said('unreadable-line/fires-cut-line.txt')).toMatchInlineSnapshot(`"\`0x0000000480000000-0x000000087ffff\` ends before it starts, so a digit is probably missing. The line is left out of the review."`);
});

test('snapshot-invalid', () => {
  expect(said('snapshot-invalid/fires-number.tdxmem.json')).toMatchInlineSnapshot(`"\`size\` must be a hex string such as "0x77700000"; a JSON number loses precision above 2^53."`);
});

test('reserved-areas-exhausted', () => {
  expect(said('reserved-areas-exhausted/fires-17-holes.txt')).toMatchInlineSnapshot(`
    "TDMR 0 [0x0, 0x80000000) needs 17 reserved areas for holes alone; the TDX module allows 16. The kernel stops with -28 (ENOSPC) before it asks the module. 15 of the holes lie inside a CMR: a kernel that takes holes from CMRs would need 2. It would pass under cmr-v8 or cmr-v8.2, or with 3 ranges (93 MiB) left out.
    -> Hole 1 of 17: [0x0, 0x100000) (1 MiB), reserved
    -> Hole 2 of 17: [0x41000000, 0x41100000) (1 MiB), reserved
    -> Hole 3 of 17: [0x43000000, 0x43100000) (1 MiB), ACPI NVS
    -> Hole 4 of 17: [0x45000000, 0x45100000) (1 MiB), ACPI data
    -> Hole 5 of 17: [0x47000000, 0x47100000) (1 MiB), reserved
    -> Hole 6 of 17: [0x49000000, 0x49100000) (1 MiB), ACPI NVS
    -> Hole 7 of 17: [0x4b000000, 0x4b100000) (1 MiB), ACPI data
    -> Hole 8 of 17: [0x4d000000, 0x4d100000) (1 MiB), reserved
    -> Hole 9 of 17: [0x4f000000, 0x4f100000) (1 MiB), ACPI NVS
    -> Hole 10 of 17: [0x51000000, 0x51100000) (1 MiB), ACPI data
    -> Hole 11 of 17: [0x53000000, 0x53100000) (1 MiB), reserved
    -> Hole 12 of 17: [0x55000000, 0x55100000) (1 MiB), ACPI NVS
    -> Hole 13 of 17: [0x57000000, 0x57100000) (1 MiB), ACPI data
    -> Hole 14 of 17: [0x59000000, 0x59100000) (1 MiB), reserved
    -> Hole 15 of 17: [0x5b000000, 0x5b100000) (1 MiB), ACPI NVS
    -> Hole 16 of 17: [0x5d000000, 0x5d100000) (1 MiB), ACPI data
    -> Hole 17 of 17: [0x5f000000, 0x80000000) (528 MiB), reserved
    -> It would help to leave out [0x41100000, 0x43000000) (31 MiB)
    -> It would help to leave out [0x43100000, 0x45000000) (31 MiB)
    -> It would help to leave out [0x45100000, 0x47000000) (31 MiB)"
  `);
  expect(saidFirst('reserved-areas-exhausted/fires-pamt-takes-the-last.tdxmem.json')).toMatchInlineSnapshot(`"TDMR 0 [0x0, 0x80000000) needs 17 reserved areas, 16 for holes and 1 for the PAMT inside it; the TDX module allows 16. The kernel stops with -28 (ENOSPC) before it asks the module. 14 of the holes lie inside a CMR: a kernel that takes holes from CMRs would need 2. It would pass under cmr-v8 or cmr-v8.2, or with 2 ranges (62 MiB) left out."`);
});

test('tdmrs-exhausted', () => {
  expect(said('tdmrs-exhausted/fires-65-of-64.tdxmem.json')).toMatchInlineSnapshot(`
    "The 65 entries of the memory list need 65 TDMRs, and the TDX module has 64: the kernel stops with -28 (ENOSPC). Each region takes a TDMR of its own unless it shares a GiB with its neighbour. It would pass with [0x100000000, 0x140000000) (1 GiB) left out.
    -> Takes the TDMR [0x100000000, 0x140000000) for 1 GiB of memory"
  `);
  expect(said('tdmrs-exhausted/fires-three-of-two.tdxmem.json')).toMatchInlineSnapshot(`
    "The 3 entries of the memory list need 3 TDMRs, and the TDX module has 2: the kernel stops with -28 (ENOSPC). Each region takes a TDMR of its own unless it shares a GiB with its neighbour. It would pass with [0x100000000, 0x140000000) (1 GiB) left out.
    -> Takes the TDMR [0x100000000, 0x140000000) for 1 GiB of memory"
  `);
});

test('hot-added-before-init', () => {
  expect(said('hot-added-before-init/fires-kmem.tdxmem.json')).toMatchInlineSnapshot(`"[0x4080000000, 0x4180000000) (4 GiB) is added before TDX is initialised, and lies in no CMR. It is in memblock from then on. The kernel does not look at CMRs and hands this memory to the TDX module: TDH.SYS.CONFIG refuses it with TDX_TDMR_OUTSIDE_CMRS (0xc0000a02…), or with TDX_PAMT_OUTSIDE_CMRS (0xc0000a11…) if a PAMT is allocated there, and TDX stays off (-5). Load kvm_intel first, or keep this memory as devdax."`);
  expect(said('hot-added-before-init/fires-cmr-v8.tdxmem.json')).toMatchInlineSnapshot(`"[0x4080000000, 0x4180000000) (4 GiB) is added before TDX is initialised, and lies in no CMR. It is in memblock from then on. This kernel marks it reserved, so initialisation can pass; but it takes the memory for TDX memory all the same, and a TD that is given a page of it fails later. Load kvm_intel first, or keep this memory as devdax."`);
  expect(said('hot-added-before-init/fires-cmr-v8.2.tdxmem.json')).toMatchInlineSnapshot(`"[0x4080000000, 0x4180000000) (4 GiB) is added before TDX is initialised, and lies in no CMR. It is in memblock from then on. This kernel refuses it by itself with -22 (EINVAL) before it asks the TDX module, and TDX stays off. The figures in its message are shifted by 12 bits and are no addresses. Load kvm_intel first, or keep this memory as devdax."`);
});

test('module-rejects', () => {
  expect(said('module-rejects/fires-small-pamt-entries.tdxmem.json')).toMatchInlineSnapshot(`"TDH.SYS.CONFIG answers 0xc0000a1000000000, TDX_INVALID_PAMT (TDMR 0, 4K PAMT): a PAMT is too small or not aligned. The kernel gives up with -5 (EIO). Check the limits and the places of PAMTs that the evidence gives, and its regions."`);
  expect(said('module-rejects/fires-pamts-overlap.tdxmem.json')).toMatchInlineSnapshot(`"TDH.SYS.CONFIG answers TDX_NON_ORDERED_RESERVED_IN_TDMR (0xc0000a21…): reserved areas overlap or are not in order. The kernel gives up with -5 (EIO). Check the limits and the places of PAMTs that the evidence gives, and its regions."`);
});

test('pamt-allocation', () => {
  expect(said('pamt-allocation/fires-short-regions.txt')).toMatchInlineSnapshot(`"TDMR 0 [0x0, 0x40000000) needs a PAMT of 4108 KiB in one piece, and the longest stretch of memory is [0x100000, 0x500000) (4096 KiB). Initialisation fails with -12 (ENOMEM), without a message of its own. Look for what splits the memory map."`);
  expect(said('pamt-allocation/fires-touching-nodes.txt')).toMatchInlineSnapshot(`"TDMR 0 [0x0, 0x40000000) needs a PAMT of 4108 KiB in one piece, and the longest stretch of memory is [0x100000, 0x400000) (3072 KiB). Initialisation fails with -12 (ENOMEM), without a message of its own. Look for what splits the memory map."`);
  expect(said('pamt-allocation/fires-hot-pluggable.tdxmem.json')).toMatchInlineSnapshot(`"TDMR 0 [0x0, 0x40000000) needs a PAMT of 4108 KiB in one piece, and the only memory that is long enough, such as [0x100000000, 0x500000000) (16 GiB), is marked hot-pluggable or driver-managed (1 other TDMR fares alike). If that memory is offline or in ZONE_MOVABLE, initialisation fails with -12 (ENOMEM), without a message of its own. Boot without movable_node, or bring the memory online as kernel memory."`);
  expect(said('pamt-allocation/fires-nomap.tdxmem.json')).toMatchInlineSnapshot(`"TDMR 0 [0x100000000, 0x140000000) needs a PAMT of 4108 KiB in one piece, and the longest stretch of memory is [0x100000000, 0x100400000) (4096 KiB). Initialisation fails with -12 (ENOMEM), without a message of its own. Look for what splits the memory map."`);
});

test('pamt-outside-cmrs', () => {
  expect(said('pamt-outside-cmrs/fires-given-place.tdxmem.json')).toMatchInlineSnapshot(`
    "The PAMT of TDMR 0 (64.1 MiB, node 0) lies at [0x2000000000, 0x2004021000), which is not wholly in a CMR. TDH.SYS.CONFIG answers 0xc0000a1100000200, TDX_PAMT_OUTSIDE_CMRS (TDMR 0, 1G PAMT), and TDX stays off (-5). Correct the place, or keep that memory from being system RAM.
    -> CMR [0x100000000, 0x1100000000)"
  `);
  expect(said('pamt-outside-cmrs/fires-cmr-v8.tdxmem.json')).toMatchInlineSnapshot(`
    "The PAMT of TDMR 1 (257 MiB, node 2) can only be allocated in [0x4080000000, 0x5080000000) (64 GiB), which lies in no CMR. There TDH.SYS.CONFIG answers TDX_NON_ORDERED_RESERVED_IN_TDMR (0xc0000a21…), since such a PAMT overlaps a hole and the module looks at reserved areas first, and TDX stays off (-5). Keep that memory from being system RAM until TDX is initialised, or in ZONE_MOVABLE.
    -> CMR [0x100000000, 0x1100000000)"
  `);
  expect(said('pamt-outside-cmrs/fires-cmr-v8-mixed-node.tdxmem.json')).toMatchInlineSnapshot(`
    "The PAMTs of TDMRs 0 and 1 (80.2 MiB together) could be allocated in [0x100000000, 0x200000000) (4 GiB), which lies in no CMR. There TDH.SYS.CONFIG answers TDX_NON_ORDERED_RESERVED_IN_TDMR (0xc0000a21…), since such a PAMT overlaps a hole and the module looks at reserved areas first, and TDX stays off (-5). Keep that memory from being system RAM until TDX is initialised, or in ZONE_MOVABLE.
    -> CMR [0x200000000, 0x600000000)"
  `);
  expect(said('pamt-outside-cmrs/fires-cmr-v8-driver-managed.tdxmem.json')).toMatchInlineSnapshot(`
    "The PAMT of TDMR 1 (257 MiB, node 2) could be allocated in [0x4080000000, 0x5080000000) (64 GiB), which lies in no CMR. There TDH.SYS.CONFIG answers TDX_NON_ORDERED_RESERVED_IN_TDMR (0xc0000a21…), since such a PAMT overlaps a hole and the module looks at reserved areas first, and TDX stays off (-5). Keep that memory from being system RAM until TDX is initialised, or in ZONE_MOVABLE.
    -> CMR [0x100000000, 0x1100000000)"
  `);
});

test('reserved-areas-near-limit', () => {
  expect(said('reserved-areas-near-limit/fires-12-holes.txt')).toMatchInlineSnapshot(`
    "TDMR 0 [0x0, 0x80000000) needs 12 of 16 reserved areas for holes. Even with every PAMT that could be allocated inside it, it needs no more than 14; a BIOS update may add holes. 10 of the holes lie inside a CMR: a kernel that takes holes from CMRs would need 2.
    -> Hole 1 of 12: [0x0, 0x100000) (1 MiB), reserved
    -> Hole 2 of 12: [0x41000000, 0x41100000) (1 MiB), reserved
    -> Hole 3 of 12: [0x43000000, 0x43100000) (1 MiB), ACPI NVS
    -> Hole 4 of 12: [0x45000000, 0x45100000) (1 MiB), ACPI data
    -> Hole 5 of 12: [0x47000000, 0x47100000) (1 MiB), reserved
    -> Hole 6 of 12: [0x49000000, 0x49100000) (1 MiB), ACPI NVS
    -> Hole 7 of 12: [0x4b000000, 0x4b100000) (1 MiB), ACPI data
    -> Hole 8 of 12: [0x4d000000, 0x4d100000) (1 MiB), reserved
    -> Hole 9 of 12: [0x4f000000, 0x4f100000) (1 MiB), ACPI NVS
    -> Hole 10 of 12: [0x51000000, 0x51100000) (1 MiB), ACPI data
    -> Hole 11 of 12: [0x53000000, 0x53100000) (1 MiB), reserved
    -> Hole 12 of 12: [0x55000000, 0x80000000) (688 MiB), reserved"
  `);
  expect(saidFirst('reserved-areas-near-limit/fires-many-pamts.txt')).toMatchInlineSnapshot(`"TDMR 0 [0x0, 0x80000000) needs 10 of 16 reserved areas for holes. Up to 7 PAMTs could be allocated inside it, each taking one more; with more than 16 the kernel stops with -28 (ENOSPC). 8 of the holes lie inside a CMR: a kernel that takes holes from CMRs would need 2. It would pass under cmr-v8 or cmr-v8.2, or with [0x41100000, 0x43000000) (31 MiB) left out."`);
});

test('tdmrs-near-limit', () => {
  expect(said('tdmrs-near-limit/fires-three-left.tdxmem.json')).toMatchInlineSnapshot(`"The memory list takes 3 of 6 TDMRs. A few more memory regions, from a BIOS update or new memory, and initialisation fails with -28 (ENOSPC)."`);
});

test('prediction-mismatch', () => {
  expect(said('prediction-mismatch/fires-failure.txt')).toMatchInlineSnapshot(`"The log reports that TDX failed with -28, but under linux-6.8 this memory should pass. Most likely memory was added or removed before TDX was initialised, or the lines are of two boots: capture /sys/kernel/debug/memblock/memory and the whole log of one boot."`);
  expect(said('prediction-mismatch/fires-success.txt')).toMatchInlineSnapshot(`"The log reports that TDX was initialised, but under linux-6.8 this memory should make it fail with -5 because the TDX module refuses its TDMRs. Most likely memory was added or removed before TDX was initialised, or the lines are of two boots: capture /sys/kernel/debug/memblock/memory and the whole log of one boot."`);
  expect(said('prediction-mismatch/fires-other-error.txt')).toMatchInlineSnapshot(`"The log reports that TDX failed with -5, but under linux-6.8 this memory should make it fail with -28 for want of reserved areas. The line "SEAMCALL (…) failed: …" above that failure names the call and its status, and would settle it: capture the whole log of one boot."`);
  expect(said('prediction-mismatch/fires-other-step.txt')).toMatchInlineSnapshot(`"The log reports that TDX failed with -28 for want of TDMRs, but under linux-6.8 this memory should make it fail with -28 for want of reserved areas. Most likely memory was added or removed before TDX was initialised, or the lines are of two boots: capture /sys/kernel/debug/memblock/memory and the whole log of one boot."`);
  expect(said('prediction-mismatch/fires-other-tdmr.txt')).toMatchInlineSnapshot(`"The log reports that TDX failed with -28 for want of reserved areas in TDMR [0x40000000, 0x80000000), but under linux-6.8 this memory does not exhaust the reserved areas of that TDMR. Most likely memory was added or removed before TDX was initialised, or the lines are of two boots: capture /sys/kernel/debug/memblock/memory and the whole log of one boot."`);
  expect(said('prediction-mismatch/fires-without-cmrs.txt')).toMatchInlineSnapshot(`"The log reports that TDX failed with -28 for want of reserved areas in TDMR [0x0, 0x80000000), but under linux-6.8 the kernel's own part should succeed on this memory. Most likely memory was added or removed before TDX was initialised, or the lines are of two boots: capture /sys/kernel/debug/memblock/memory and the whole log of one boot."`);
  expect(said('prediction-mismatch/fires-other-kernel.txt')).toMatchInlineSnapshot(`"The log reports that TDX was initialised, but under linux-6.8 this memory should make it fail with -28 for want of reserved areas. The size of the PAMTs is as computed, so the memory is the same, and it is the kernel that differs. cmr-v8 and cmr-v8.2 fit the log: choose one of them if this kernel is of that kind."`);
});

test('pamt-size', () => {
  expect(said('pamt-size/fires-too-small.txt')).toMatchInlineSnapshot(`"The log reports 57456 KB for PAMTs; the memory regions it shows need 57460 KB. The kernel took another memory map than this one: memory was added or removed before TDX was initialised, or the lines are of two boots."`);
});

test('tdx-not-enabled', () => {
  expect(said('tdx-not-enabled/fires-no-keyids.txt')).toMatchInlineSnapshot(`
    "The SEAM memory range is not enabled. Firmware has set aside no KeyIDs for TDX. TDX cannot start on this machine as it is, whatever its memory. Look for TME, SGX, TDX and its KeyIDs in the BIOS set-up.
    -> Firmware has set aside no KeyIDs for TDX."
  `);
  expect(said('tdx-not-enabled/fires-other-vendor.txt')).toMatchInlineSnapshot(`"The CPU is "AMD EPYC 7452 32-Core Processor": it has no Intel TDX. The review shows what a TDX host with this memory would do."`);
});

test('hotplug-capacity-lost', () => {
  expect(said('hotplug-capacity-lost/fires-once-for-driver-and-iomem.txt')).toMatchInlineSnapshot(`
    "512 MiB of "dax0.0" at [0x260000000, 0x280000000) is lost: only whole memory blocks of 2 GiB go online, and the driver leaves out the rest without an error. Place it at multiples of the block size.
    -> What is left beside the memory that was added is seen here."
  `);
  expect(said('hotplug-capacity-lost/fires-driver-says-so.txt')).toMatchInlineSnapshot(`"2.5 GiB of "dax0.0" is lost: only whole memory blocks of 2 GiB go online, and the driver leaves out the rest without an error. Place it at multiples of the block size."`);
  expect(said('hotplug-capacity-lost/fires-kmem-trims.txt')).toMatchInlineSnapshot(`"126 MiB of "Persistent Memory" at [0x280200000, 0x288000000) is lost: only whole memory blocks of 128 MiB go online, and the driver leaves out the rest without an error. Place it at multiples of the block size."`);
  expect(said('hotplug-capacity-lost/fires-soft-reserved.txt')).toMatchInlineSnapshot(`"1 GiB of "soft reserved" at [0x200000000, 0x240000000) would be lost if it were given to the kernel as memory: only whole memory blocks of 2 GiB go online, and the driver leaves out the rest without an error. Place it at multiples of the block size."`);
});

test('sources-disagree', () => {
  expect(said('sources-disagree/fires-of-another-host.txt')).toMatchInlineSnapshot(`
    "[0x100000000, 0x180000000) (2 GiB): the boot log lists it as memory, but /proc/iomem has no System RAM there. Either the memory was removed after the boot, or the captures are of different boots or of different hosts.
    -> The boot log lists it as memory
    The captures say different things: memory blocks of 128 MiB, but memory blocks of 2 GiB. The size is fixed at boot, so the captures are of different boots or of different hosts.
    -> Memory blocks of 128 MiB"
  `);
});

test('addresses-hidden', () => {
  expect(said('addresses-hidden/fires-alone.txt')).toMatchInlineSnapshot(`"All addresses of this /proc/iomem are zero: it was read without the right to see them, so it tells nothing of memory. Read it again as root: sudo cat /proc/iomem."`);
});

test('hotplug-forecast', () => {
  expect(said('hotplug-forecast/fires-at-boot.txt')).toMatchInlineSnapshot(`"Soft-reserved memory: 2 GiB in 1 range, not system RAM so far. This kernel initialises TDX at boot, before any of it can be added: it will always be refused with -EPERM and no message, convertible or not. Keep it in devdax mode."`);
  expect(said('hotplug-forecast/fires-dimm-slots-and-cxl.txt')).toMatchInlineSnapshot(`
    "Ranges that the SRAT marks as hot-pluggable: 32 GiB in 1 range, not system RAM so far. Brought online after TDX is initialised it is refused with -EPERM and no message, convertible or not. All of it lies in no CMR: brought online before, it makes initialisation fail. Keep it in devdax mode.
    CXL windows: 64 GiB in 1 range, not system RAM so far. Brought online after TDX is initialised it is refused with -EPERM and no message, convertible or not. All of it lies in no CMR: brought online before, it makes initialisation fail. Keep it in devdax mode."
  `);
  expect(said('hotplug-forecast/fires-holes-from-cmrs.txt')).toContain('brought online before, it is taken for TDX memory all the same, and a TD that is given a page of it fails later.');
  expect(said('hotplug-forecast/fires-without-cmrs.txt')).toMatchInlineSnapshot(`"Ranges that the SRAT marks as non-volatile: 32 GiB in 1 range, not system RAM so far. Brought online after TDX is initialised it is refused with -EPERM and no message, convertible or not. Brought online before, it becomes TDX memory, and initialisation fails unless it lies in CMRs, which CXL and NVDIMM do not."`);
});

test('every check has said something here', () => {
  const here = readFileSync(new URL(import.meta.url), 'utf8');
  const silent = checks.filter(({ code }) => !here.includes(`said('${code}/fires-`) && !here.includes(`saidFirst('${code}/fires-`));
  expect(silent.map(({ code }) => code)).toEqual([]);
});
