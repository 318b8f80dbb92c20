import { garbledRange, isProblem, placeOf, readRange, type LineReader, type LogLine } from '../capture/line-reader';

/**
 * `ACPI: SRAT: Node 1 PXM 1 [mem 0x280000000-0x127fffffff] hotplug`, printed by acpi_numa_memory_affinity_init(). Before 3.6
 * `SRAT: Node 1 PXM 1 100000000-180000000`, whose end is exclusive.
 */
export const srat: LineReader = {
  id: 'srat',
  sign: /\bSRAT: Node \d{1,5} PXM \d{1,5} \[mem 0x/,
  starts: ['ACPI: SRAT: Node ', 'SRAT: Node '],
  read(line) {
    const head = line.text.slice(line.body, Math.min(line.body + 64, line.end));
    const match = /^(?:ACPI: )?SRAT: Node (?<node>\d{1,5}) PXM (?<pxm>\d{1,5}) (?<bracket>\[mem )?/.exec(head);
    if (match?.groups === undefined) return undefined;
    const start = line.body + match[0].length;
    const inBrackets = match.groups['bracket'] !== undefined;
    const read = readRange(line, start, '-', inBrackets ? 'inclusive' : 'exclusive');
    if (read !== undefined && isProblem(read)) return read;
    if (inBrackets && (read === undefined || line.text[read.end] !== ']')) return garbledRange(line, start);
    const marks = read && marksFrom(line, read.end, inBrackets);
    if (read === undefined || marks === undefined) return undefined;
    if (read.range.start === read.range.end) return [];
    return { kind: 'srat-range', from: 'log', range: read.range, node: Number(match.groups['node']), pxm: Number(match.groups['pxm']), ...marks, at: placeOf(line) };
  },
};

/** What stands behind the range. Before 3.6 nothing does. */
function marksFrom({ text, end }: LogLine, at: number, inBrackets: boolean): { readonly hotplug: boolean; readonly nonVolatile: boolean } | undefined {
  const marks = text.slice(at, end);
  if (!(inBrackets ? /^\](?: hotplug)?(?: non-volatile)?$/ : /^$/).test(marks)) return undefined;
  return { hotplug: marks.includes('hotplug'), nonVolatile: marks.includes('non-volatile') };
}
