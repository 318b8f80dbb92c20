import { garbledRange, isProblem, placeOf, readRange, type LineReader } from '../capture/line-reader';

/** `ACPI: SRAT: Node 1 PXM 1 [mem 0x280000000-0x127fffffff] hotplug`, printed by acpi_numa_memory_affinity_init(). */
export const srat: LineReader = {
  id: 'srat',
  starts: ['ACPI: SRAT: Node ', 'SRAT: Node '],
  read(line) {
    const head = line.text.slice(line.body, Math.min(line.body + 64, line.end));
    const match = /^(?:ACPI: )?SRAT: Node (?<node>\d{1,5}) PXM (?<pxm>\d{1,5}) \[mem /.exec(head);
    if (match?.groups === undefined) return undefined;
    const start = line.body + match[0].length;
    const read = readRange(line, start, '-', 'inclusive');
    if (read !== undefined && isProblem(read)) return read;
    if (read === undefined || line.text[read.end] !== ']') return garbledRange(line, start);
    const marks = line.text.slice(read.end, line.end);
    if (!/^\](?: hotplug)?(?: non-volatile)?$/.test(marks)) return undefined;
    return {
      kind: 'srat-range',
      from: 'log',
      range: read.range,
      node: Number(match.groups['node']),
      pxm: Number(match.groups['pxm']),
      hotplug: marks.includes('hotplug'),
      nonVolatile: marks.includes('non-volatile'),
      at: placeOf(line),
    };
  },
};
