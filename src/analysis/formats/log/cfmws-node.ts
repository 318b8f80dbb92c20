import { garbledRange, isProblem, placeOf, readRange, type LineReader } from '../capture/line-reader';

/**
 * `ACPI: ACPI NUMA: Failed to add memblk for CFMWS node 2 [mem 0x490000000-0x590000000]`, printed by acpi_parse_cfmws() when
 * the kernel has no room for the window of a node that it made for the window alone. The end is exclusive here, unlike
 * everywhere else in brackets.
 */
export const cfmwsNode: LineReader = {
  id: 'cfmws-node',
  starts: ['ACPI: ACPI NUMA: Failed', 'ACPI NUMA: Failed'],
  read(line) {
    const match = /^(?:ACPI: )?ACPI NUMA: Failed to add memblk for CFMWS node (\d{1,5}) \[mem /.exec(line.text.slice(line.body, Math.min(line.body + 80, line.end)));
    if (match === null) return undefined;
    const start = line.body + match[0].length;
    const read = readRange(line, start, '-', 'exclusive');
    if (read !== undefined && isProblem(read)) return read;
    if (read === undefined || line.text.slice(read.end, line.end) !== ']') return garbledRange(line, start);
    return { kind: 'cxl-window', from: 'log', range: read.range, node: Number(match[1]), at: placeOf(line) };
  },
};
