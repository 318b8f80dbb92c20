import { garbledRange, isProblem, placeOf, readRange, type LineReader } from '../capture/line-reader';

/**
 * `  node   0: [mem 0x0000000000001000-0x000000000009dfff]` below `Early memory node ranges`, printed by
 * free_area_init() with the very iterator that build_tdx_memlist() uses.
 */
export const nodeRanges: LineReader = {
  id: 'node-ranges',
  sign: /node +\d{1,5}: \[mem 0x[0-9a-f]{16}-/,
  starts: ['node '],
  read(line) {
    HEAD.lastIndex = line.body;
    const match = HEAD.exec(line.text);
    if (match === null || HEAD.lastIndex > line.end) return undefined;
    const start = HEAD.lastIndex;
    const read = readRange(line, start, '-', 'inclusive');
    if (read !== undefined && isProblem(read)) return read;
    if (read === undefined || line.text[read.end] !== ']') return garbledRange(line, start);
    if (read.end + 1 !== line.end) return undefined;
    return { kind: 'node-range', range: read.range, node: Number(match[1]), at: placeOf(line) };
  },
};

const HEAD = /node {1,16}(\d{1,5}): \[mem /y;
