import { ADDRESS_LIMIT, physAddr, scanAddress, SECTION_SIZE, type PhysAddr } from '../../base/address';
import { garbledRange, isProblem, placeOf, readRange, words, type LineReader, type LineResult, type LogLine } from '../capture/line-reader';

/**
 * `Block size [0x8000000] unaligned hotplug range: start 0x200000000, size 0x44000000`, printed by
 * check_hotplug_memory_range(), by newer kernels again at every attempt. Before 4.18 `Section-unaligned hotplug range: …`.
 */
export const unalignedHotplug: LineReader = {
  id: 'unaligned-hotplug',
  starts: ['Block size [0x', 'Section-unaligned hotplug range: '],
  read(line) {
    const match = /^(?:Block size \[0x([\da-f]{1,16})\] |Section-)unaligned hotplug range: start /.exec(words(line).slice(0, 100));
    if (match === null) return undefined;
    const [head, block] = match;
    const start = line.body + head.length;
    const from = addressAt(line, start);
    const between = ', size ';
    const size = from !== undefined && line.text.startsWith(between, from.end) ? addressAt(line, from.end + between.length) : undefined;
    const blockSize = block === undefined ? SECTION_SIZE : Number.parseInt(block, 16);
    const end = from === undefined || size === undefined ? Infinity : from.value + size.value;
    if (from === undefined || end > ADDRESS_LIMIT) return garbledRange(line, start);
    return { kind: 'hotplug-message', message: 'unaligned', range: { start: from.value, end: physAddr(end) }, blockSize, at: placeOf(line) };
  },
};

/** What dynamic debugging may put before the words: `memory_hotplug:online_pages:1193: `. */
const MODULE = '(?:[\\w./]{1,40}(?::[\\w./]{1,40}){0,3}: )?';
const ONLINE = new RegExp(`^${MODULE}online_pages \\[mem `);
const OFFLINE = new RegExp(`^${MODULE}memory offlining \\[mem `);

/**
 * `online_pages [mem 0x280000000-0x287ffffff] failed` and `memory offlining [mem 0x100000000-0x107ffffff] failed due to unmovable
 * page`, printed by online_pages() and offline_pages() where dynamic debugging is on for mm/memory_hotplug.c. Old
 * kernels print the second always, and without a reason.
 */
export const refusedPages: LineReader = {
  id: 'refused-pages',
  starts: ['online_pages', 'offline_pages', 'memory offlining [mem ', 'memory_hotplug:', 'mm/memory_hotplug.c:'],
  read(line) {
    const head = words(line).slice(0, 200);
    const online = ONLINE.exec(head);
    const [found] = online ?? OFFLINE.exec(head) ?? [];
    if (found === undefined) return undefined;
    const start = line.body + found.length;
    const read = readRange(line, start, '-', 'inclusive');
    if (read !== undefined && isProblem(read)) return read;
    if (read === undefined || !line.text.startsWith('] failed', read.end)) return garbledRange(line, start);
    return { kind: 'hotplug-message', message: online === null ? 'offline-failed' : 'online-failed', range: read.range, at: placeOf(line) };
  },
};

/** `memory memory48: Offline failed.`, printed by acpi_scan_try_to_offline() when a DIMM is to be removed. */
export const keptBlock: LineReader = {
  id: 'kept-block',
  starts: ['memory memory'],
  read(line) {
    const block = /^memory memory(\d{1,9}): Offline failed\./.exec(words(line).slice(0, 60))?.[1];
    return block === undefined ? undefined : { kind: 'hotplug-message', message: 'offline-failed', block: Number(block), at: placeOf(line) };
  },
};

/** `acpi PNP0C80:00: add_memory failed`, printed by acpi_memory_enable_device() for a DIMM. */
export const refusedDimm: LineReader = {
  id: 'refused-dimm',
  starts: ['acpi PNP0C80:'],
  read(line): LineResult {
    const device = /^acpi (PNP0C80:[\da-f]{2,8}): add_memory failed/.exec(words(line).slice(0, 80))?.[1];
    return device === undefined ? undefined : { kind: 'hotplug-message', message: 'probe-failed', device, at: placeOf(line) };
  },
};

/** The `0x` number at an offset, and where it ends. */
function addressAt({ text, end }: LogLine, at: number): { readonly value: PhysAddr; readonly end: number } | undefined {
  const found = scanAddress(text, at, end);
  return found.token.kind === 'address' ? { value: found.token.value, end: found.end } : undefined;
}
