import type { RegionFlag } from '../../evidence/fact';
import { garbledRange, isProblem, placeOf, readRange, type LineReader } from './line-reader';

/** `MEMBLOCK configuration:`, printed by memblock_dump_all() under memblock=debug: on x86 before and after NUMA set-up. */
export const memblockHeading: LineReader = {
  id: 'memblock-heading',
  starts: ['MEMBLOCK configuration:'],
  read: (line) => ({ kind: 'memblock-heading', listing: 'configuration', at: placeOf(line) }),
};

/**
 * ` memory[0x0]\t[0x0000000000001000-0x000000000009dfff], 0x000000000009d000 bytes on node 0 flags: 0x0`, printed by
 * memblock_dump(). The list of reserved ranges has the same form and no bearing on TDX: the memory list never looks at it.
 */
export const memblockConfiguration: LineReader = {
  id: 'memblock-configuration',
  starts: ['memory['],
  read(line) {
    const { text } = line;
    const head = /^memory\[(?:0x)?[0-9a-f]{1,8}\]\s{0,4}\[/.exec(text.slice(line.body, Math.min(line.body + 32, line.end)));
    if (head === null) return undefined;
    const start = line.body + head[0].length;
    const read = readRange(line, start, '-', 'inclusive');
    if (read === undefined) return garbledRange(line, start);
    const rest = text.slice(isProblem(read) ? read.at.span.end : read.end, line.end);
    const match = /^\], (?:0x)?(?<size>[0-9a-f]{1,16}) bytes(?: on node (?<node>\d{1,5}))? flags: (?:0x)?(?<flags>[0-9a-f]{1,8})$/.exec(rest);
    if (match?.groups === undefined) return garbledRange(line, start);
    // An empty memblock still prints one region: size 0 and an end that wrapped.
    if (/^0+$/.test(match.groups['size'] ?? '')) return [];
    if (isProblem(read)) return read;
    const node = match.groups['node'];
    return {
      kind: 'memblock-range',
      listing: 'configuration',
      list: 'memory',
      range: read.range,
      ...(node === undefined ? {} : { node: Number(node) }),
      flags: flagsOf(Number.parseInt(match.groups['flags'] ?? '0', 16)),
      at: placeOf(line),
    };
  },
};

/** Bits of `enum memblock_flags`. */
const FLAGS: readonly (readonly [bit: number, flag: RegionFlag])[] = [
  [1, 'hotplug'],
  [2, 'mirror'],
  [4, 'nomap'],
  [8, 'driver-managed'],
  [16, 'reserved-noinit'],
  [32, 'reserved-kernel'],
  [64, 'kho-scratch'],
];

function flagsOf(bits: number): RegionFlag[] {
  return FLAGS.filter(([bit]) => Math.floor(bits / bit) % 2 === 1).map(([, flag]) => flag);
}
