import type { Problem } from '../../evidence/problem';
import { cutLine } from './cut-line';
import { isProblem, placeOf, readRange, words, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';

/**
 * `0x0-0x9fbff System RAM`: /sys/firmware/memmap as people list it, `start-end type` for each entry, with inclusive ends.
 * The types are those of e820_type_to_string(), older ones with small letters.
 */
export const firmwareMemmap: LineReader = {
  id: 'firmware-memmap',
  sign: /0x[0-9a-f]{1,16}-0x[0-9a-f]{1,16}:? (?:System RAM|Reserved|ACPI Tables|Soft Reserved)/,
  starts: ['0x'],
  fourth: '0123456789abcdef-',
  read(line) {
    const result = row(line);
    return result === undefined ? undefined : listing;
  },
};

/** The types as they begin. */
const TYPES = ['System RAM', 'Reserved', 'reserved', 'Soft Reserved', 'ACPI Tables', 'ACPI Non-volatile Storage', 'Unusable memory', 'Persistent Memory', 'Unknown E820 type', 'Device Reserved'];

const ENTRY = /^0x[0-9a-f]{1,16}-0x[0-9a-f]{1,16}(?::? )(?<label>[A-Za-z].{0,60})$/;

/** The words say nothing of the next line, so every listing is read alike. */
const listing: Section = {
  take: (line) => row(line) ?? (isCut(line) ? cutLine(line) : 'ended'),
};

function row(line: LogLine): LineResult {
  const label = ENTRY.exec(words(line).slice(0, 120))?.groups?.['label'];
  if (label === undefined || !TYPES.some((type) => label.startsWith(type))) return undefined;
  const read = readRange(line, line.body, '-', 'inclusive');
  if (read === undefined || isProblem(read)) return read satisfies Problem | undefined;
  return { kind: 'memmap-range', range: read.range, label, at: placeOf(line) };
}

/** A row that stops anywhere behind its first digits. */
function isCut(line: LogLine): boolean {
  const match = /^0x[0-9a-f]{1,16}(?:-(?:0(?:x[0-9a-f]{0,16}(?::? ?(?<label>[A-Za-z][A-Za-z0-9 -]{0,40})?)?)?)?)?$/.exec(words(line).slice(0, 120));
  const label = match?.groups?.['label'];
  return match !== null && (label === undefined || TYPES.some((type) => type.startsWith(label)));
}
