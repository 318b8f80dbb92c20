import type { FirmwareRange, FirmwareType } from '../../evidence/fact';
import { garbledRange, isProblem, placeOf, readRange, type LineReader, type LineResult, type LogLine } from '../capture/line-reader';

const MAPS = [
  ['BIOS-e820: ', 'bios'],
  ['modified: ', 'modified'],
  ['extended: ', 'extended'],
  ['reserve setup_data: ', 'extended'],
  ['user: ', 'user'],
] as const;

/**
 * `BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable`, printed by e820__print_table(); since 7.0 with two
 * spaces and other words (`  System RAM`), and with `[gap …]` lines. Before 3.6: ` BIOS-e820: 0000000000000000 -
 * 000000000009fc00 (usable)`, whose end is exclusive.
 */
export const e820: LineReader = {
  id: 'e820',
  sign: /BIOS-e820: (?:\[(?:mem|gap) )?[0-9a-fx]{8}/,
  starts: MAPS.map(([start]) => start),
  read(line) {
    for (const [start, map] of MAPS) {
      if (!line.text.startsWith(start, line.body)) continue;
      const at = line.body + start.length;
      return line.text.charCodeAt(at) === 0x5b ? bracketed(line, at, map) : old(line, at, map);
    }
    return undefined;
  },
};

function bracketed(line: LogLine, at: number, map: FirmwareRange['map']): LineResult {
  const gap = line.text.startsWith('[gap ', at);
  if (!gap && !line.text.startsWith('[mem ', at)) return undefined;
  const start = at + '[mem '.length;
  const read = readRange(line, start, '-', 'inclusive');
  if (read !== undefined && isProblem(read)) return read;
  if (read === undefined || line.text[read.end] !== ']') return garbledRange(line, start);
  const label = line.text.slice(read.end + 1, line.end).trim();
  return fact(line, read.range, gap ? 'gap' : firmwareType(label), label, map);
}

function old(line: LogLine, at: number, map: FirmwareRange['map']): LineResult {
  const read = readRange(line, at, ' - ', 'exclusive');
  if (read === undefined || isProblem(read)) return read;
  const label = /^ \((?<label>[^)]+)\)$/.exec(line.text.slice(read.end, line.end))?.groups?.['label'];
  return label === undefined ? undefined : fact(line, read.range, firmwareType(label), label, map);
}

function fact(
  line: LogLine,
  range: FirmwareRange['range'],
  type: FirmwareType,
  label: string,
  map: FirmwareRange['map'],
): FirmwareRange {
  return { kind: 'firmware-range', range, type, label, map, at: placeOf(line) };
}

const TYPES: Readonly<Record<string, FirmwareType>> = {
  usable: 'usable',
  'System RAM': 'usable',
  reserved: 'reserved',
  'device reserved': 'reserved',
  'soft reserved': 'soft-reserved',
  'ACPI data': 'acpi-data',
  'ACPI NVS': 'acpi-nvs',
  unusable: 'unusable',
};

/** What the words of an entry say it is. */
export function firmwareType(label: string): FirmwareType {
  return TYPES[label] ?? (label.startsWith('persistent') ? 'persistent' : 'other');
}
