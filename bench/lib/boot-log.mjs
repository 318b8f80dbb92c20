import { seeded } from './random.mjs';

/** Bytes between the regions of the generated machine: a region, then a hole of one page. */
const STEP = 2 ** 24;
const PAGE = 4096;
const FIRST = 2 ** 32;

/** Of a hundred lines, those that a review reads something from; every other line is noise that it only passes. */
const RELEVANT_PERCENT = 6;

/**
 * A boot log under `memblock=debug`, as a big machine with a badly broken-up memory map would print it: the same bytes for
 * the same size. Returns the parts of the text, each with its line end, and how many of them a review has a use for.
 * @param {number} bytes
 * @returns {{ readonly lines: readonly string[], readonly relevant: number }}
 */
export function bootLog(bytes) {
  const random = seeded(1);
  const relevant = relevantLines(Math.round((bytes / AVERAGE_LINE) * (RELEVANT_PERCENT / 100)));
  /** @type {string[]} */
  const lines = [];
  let length = 0;
  let next = 0;
  /** @param {string} body */
  const print = (body) => {
    const line = `[${(lines.length / 50_000).toFixed(6).padStart(12)}] ${body}\n`;
    lines.push(line);
    length += line.length;
  };
  while (length < bytes) {
    // The relevant lines keep their order and come in runs, as they do in a log.
    const run = relevant.slice(next, next + 1 + Math.floor(random() * 200));
    run.forEach(print);
    next += run.length;
    const noise = run.length > 0 ? Math.round((run.length * (100 - RELEVANT_PERCENT)) / RELEVANT_PERCENT) : 1000;
    for (let count = 0; count < noise && length < bytes; count += 1) print(noiseLine(random));
  }
  return { lines, relevant: Math.min(next, relevant.length) };
}

/** Bytes, measured. */
const AVERAGE_LINE = 108.5;

/**
 * About `count` lines: the firmware map, the SRAT, two listings of memblock, the node ranges and what TDX prints.
 * @param {number} count
 */
function relevantLines(count) {
  // Two e820 entries, two listings of memory and of three reserved ranges for two regions, and one node range for each.
  const regions = Math.max(4, Math.floor((count - 80) / 8.1));
  const numbers = Array.from({ length: regions }, (_, index) => index);
  const firmware = numbers.flatMap((index) => [
    `BIOS-e820: [mem ${wide(start(index))}-${wide(end(index) - 1)}] usable`,
    `BIOS-e820: [mem ${wide(end(index))}-${wide(start(index + 1) - 1)}] reserved`,
  ]);
  const srat = numbers
    .filter((index) => index % 10 === 0)
    .map((index) => `ACPI: SRAT: Node ${nodeOf(index, regions)} PXM ${nodeOf(index, regions)} [mem 0x${start(index).toString(16)}-0x${(start(index + 10) - 1).toString(16)}]`);
  /** @param {boolean} nodes */
  const listing = (nodes) => [
    'MEMBLOCK configuration:',
    ` memory size = ${wide(regions * (STEP - PAGE))} reserved size = ${wide(regions * PAGE)}`,
    ` memory.cnt  = 0x${regions.toString(16)}`,
    ...numbers.map((index) => ` memory[0x${index.toString(16)}]\t[${wide(start(index))}-${wide(end(index) - 1)}], ${wide(STEP - PAGE)} bytes${nodes ? ` on node ${nodeOf(index, regions)}` : ''} flags: 0x0`),
    ` reserved.cnt  = 0x${Math.ceil(regions * 1.5).toString(16)}`,
    ...Array.from({ length: Math.ceil(regions * 1.5) }, (_, index) => ` reserved[0x${index.toString(16)}]\t[${wide(start(index) + 16 * PAGE)}-${wide(start(index) + 17 * PAGE - 1)}], ${wide(PAGE)} bytes flags: 0x0`),
  ];
  return [
    'Linux version 6.8.0-1004-intel (build@example) (gcc (GCC) 13.2.0) #4 SMP PREEMPT_DYNAMIC',
    'Command line: BOOT_IMAGE=/boot/vmlinuz-6.8.0-1004-intel root=/dev/sda1 ro nohibernate memblock=debug',
    'BIOS-provided physical RAM map:',
    ...firmware,
    ...srat,
    ...listing(false),
    ...listing(true),
    'Early memory node ranges',
    ...numbers.map((index) => `  node   ${nodeOf(index, regions)}: [mem ${wide(start(index))}-${wide(end(index) - 1)}]`),
    'virt/tdx: BIOS enabled: private KeyID range [32, 64)',
    'x86/mm: Memory block size: 2048MB',
    `virt/tdx: CMR: [0x${FIRST.toString(16)}, 0x${start(regions).toString(16)})`,
    'virt/tdx: 1050636 KB allocated for PAMT',
    'virt/tdx: module initialized',
  ];
}

/** @param {number} index */
const start = (index) => FIRST + index * STEP;
/** @param {number} index */
const end = (index) => start(index) + STEP - PAGE;
/** @param {number} index @param {number} regions */
const nodeOf = (index, regions) => Math.floor((index * 4) / regions);
/** @param {number} value */
const wide = (value) => `0x${value.toString(16).padStart(16, '0')}`;

/**
 * What fills such a log: mostly memblock's own chatter, then drivers, ACPI, PCI and user space.
 * @param {() => number} random
 */
function noiseLine(random) {
  const address = Math.floor(random() * 2 ** 38);
  const size = Math.floor(random() * 2 ** 16) + 1;
  const range = `[${wide(address)}-${wide(address + size - 1)}]`;
  const kind = Math.floor(random() * 100);
  if (kind < 40) return `memblock_reserve: ${range} memblock_alloc_range_nid+0xe3/0x150`;
  if (kind < 60) return `memblock_alloc_try_nid: ${size} bytes align=0x40 nid=-1 from=0x0000000000000000 max_addr=0x0000000000000000 alloc_node_mem_map+0x9c/0x1${kind}`;
  if (kind < 68) return `memblock_phys_free: ${range} free_percpu+0x4${kind}/0x470`;
  if (kind < 74) return `memblock_add: ${range} e820__memblock_setup+0x63/0x1${kind}`;
  if (kind < 80) return `ACPI: SSDT ${wide(address)} ${size.toString(16).padStart(6, '0').toUpperCase()} (v02 INTEL  CpuSsdt  00003000 INTL 20200925)`;
  if (kind < 86) return `pci 0000:${(kind % 16).toString(16)}0:00.0: BAR 0 [mem 0x${address.toString(16)}-0x${(address + size).toString(16)} 64bit pref]`;
  if (kind < 90) return `system 00:0${kind % 10}: [mem 0x${address.toString(16)}-0x${(address + size).toString(16)}] has been reserved`;
  if (kind < 93) return `usb ${kind % 4}-${kind % 7}: New USB device found, idVendor=1d6b, idProduct=0002, bcdDevice= 6.${kind}`;
  if (kind < 95) return `${kind % 8}: cpu ${size} came online`;
  if (kind < 97) return `tsc: Refined TSC clocksource calibration: ${size}.000 MHz`;
  if (kind < 99) return `systemd[1]: Started systemd-journald.service - Journal Service number ${size}.`;
  return `node ${kind % 4} deferred pages initialised in ${size}ms`;
}
