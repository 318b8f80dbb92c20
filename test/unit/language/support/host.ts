/** A small host: one hole below 4 GiB, memory on two nodes, CMRs that leave out the top of the second. */
export const HOST = `[    0.000000] Linux version 6.8.0-1004-intel (build@example) #1 SMP
[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable
[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000005fffffff] usable
[    0.000000] BIOS-e820: [mem 0x0000000060000000-0x000000006fffffff] reserved
[    0.000000] BIOS-e820: [mem 0x0000000100000000-0x000000047fffffff] usable
[    0.040000] Early memory node ranges
[    0.040000]   node   0: [mem 0x0000000000001000-0x000000000009ffff]
[    0.040000]   node   0: [mem 0x0000000000100000-0x000000005fffffff]
[    0.040000]   node   0: [mem 0x0000000100000000-0x000000027fffffff]
[    0.040000]   node   1: [mem 0x0000000280000000-0x000000047fffffff]
[    1.200000] x86/mm: Memory block size: 128MB
[   10.000000] virt/tdx: CMR: [0x100000, 0x60000000)
[   10.000000] virt/tdx: CMR: [0x100000000, 0x400000000)
[   10.000000] virt/tdx: SEAMCALL (0x000000000000002d) failed: 0xc0000a0200000001
[   10.000000] virt/tdx: module initialization failed (-5)
`;

/** The next boot of the same host, under another kernel. */
export const NEXT_BOOT = HOST.replace('6.8.0-1004', '6.8.0-1005').replace('000280000000-0x000000047', '000280000000-0x000000043');

/** The same with a cursor before some words, which must stand there once. */
export function hostWithCursor(words: string, text = HOST): string {
  const parts = text.split(words);
  if (parts.length !== 2) throw new Error(`"${words}" stands there ${parts.length - 1} times`);
  return parts.join(`‹|›${words}`);
}
