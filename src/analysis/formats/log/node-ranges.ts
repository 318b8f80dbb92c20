import { isProblem, placeOf, readRange, type LineReader } from './line-reader';

/**
 * `  node   0: [mem 0x0000000000001000-0x000000000009dfff]` below `Early memory node ranges`, printed by
 * free_area_init() with the very iterator that build_tdx_memlist() uses.
 */
export const nodeRanges: LineReader = {
  id: 'node-ranges',
  starts: ['node '],
  read(line) {
    const match = /^node +(?<node>\d{1,5}): \[mem /.exec(line.text.slice(line.body, line.body + 24));
    if (match === null) return undefined;
    const read = readRange(line, line.body + match[0].length, '-', 'inclusive');
    if (read === undefined || isProblem(read)) return read;
    if (line.text[read.end] !== ']' || read.end + 1 !== line.end) return undefined;
    return { kind: 'node-range', range: read.range, node: Number(match.groups?.['node']), at: placeOf(line) };
  },
};
