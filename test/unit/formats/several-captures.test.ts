import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read } from '../support/read';

const file = new URL('../../cases/input-traps/several-captures.txt', import.meta.url);
const text = readFileSync(file, 'utf8').replaceAll(/^#!.*\n/gm, '');

test('everything that several captures in one mail say', () => {
  const { facts, problems } = read(text);
  const shown = facts.map(({ kind, at }) => `${kind}: ${text.slice(at.span.start, at.span.end)}`);
  expect(problems).toEqual([]);
  expect(shown).toMatchInlineSnapshot(`
    [
      "kernel-release: 6.12.117-tdxhost-repro",
      "command-line: Command line: BOOT_IMAGE=/boot/vmlinuz-6.12.117-tdxhost-repro ro console=tty0 console=ttyS0,115200n8 memmap=2G%0x180000000-1+0xefffffff memblock=debug",
      "kernel-release: 6.12.117-tdxhost-repro",
      "firmware-heading: BIOS-provided physical RAM map:",
      "firmware-range: BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable",
      "firmware-range: BIOS-e820: [mem 0x0000000000100000-0x000000007ffdffff] usable",
      "firmware-range: BIOS-e820: [mem 0x0000000100000000-0x000000037fffffff] usable",
      "srat-range: ACPI: SRAT: Node 0 PXM 0 [mem 0x00000000-0x0009ffff]",
      "srat-range: ACPI: SRAT: Node 0 PXM 0 [mem 0x00100000-0x7fffffff]",
      "srat-range: ACPI: SRAT: Node 0 PXM 0 [mem 0x100000000-0x27fffffff]",
      "srat-range: ACPI: SRAT: Node 1 PXM 1 [mem 0x280000000-0x37fffffff]",
      "node-range: node   0: [mem 0x0000000000001000-0x000000000009efff]",
      "node-range: node   0: [mem 0x0000000000100000-0x000000007ffdffff]",
      "node-range: node   0: [mem 0x0000000100000000-0x000000017fffffff]",
      "node-range: node   0: [mem 0x0000000200000000-0x000000027fffffff]",
      "node-range: node   1: [mem 0x0000000280000000-0x000000037fffffff]",
      "memory-block-size: 128MB",
      "iomem-range: 00001000-0009fbff : System RAM",
      "iomem-range: 00100000-7ffdffff : System RAM",
      "iomem-range: 100000000-17fffffff : System RAM",
      "iomem-range: 180000000-1ffffffff : Soft Reserved",
      "iomem-range: 180000000-1ffffffff : dax0.0",
      "iomem-range: 180000000-1ffffffff : System RAM (kmem)",
      "iomem-range: 200000000-37fffffff : System RAM",
      "block-state: 0x0000000000000000-0x000000007fffffff",
      "block-state: 0x0000000100000000-0x000000037fffffff",
      "dax-device: dax0.0",
      "tdx-register: 2000000040",
      "tdx-register: 2000000040",
      "tdx-register: 1",
      "kernel-release: 6.12.117-tdxhost-repro",
      "tdx-register: MK_TME_ENABLED bit: 1 (expected value: 1)",
      "tdx-register: SEAM_RR bit: 1 (expected value: 1)",
      "tdx-register: NUM_TDX_PRIV_KEYS: 20",
      "tdx-register: SGX_AND_MCHECK_STATUS: 0 (expected value: 0)",
    ]
  `);
});
