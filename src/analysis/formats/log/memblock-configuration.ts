import type { RegionFlag } from '../../evidence/fact';
import { garbledRange, isProblem, placeOf, readRange, type LineReader } from '../capture/line-reader';

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
  sign: /MEMBLOCK configuration:|\bmemory\[0x[0-9a-f]{1,8}\]\s\[0x/,
  starts: ['memory['],
  read(line) {
    const { text } = line;
    HEAD.lastIndex = line.body;
    if (!HEAD.test(text) || HEAD.lastIndex > line.end) return undefined;
    const start = HEAD.lastIndex;
    const read = readRange(line, start, '-', 'inclusive');
    if (read === undefined) return garbledRange(line, start);
    REST.lastIndex = isProblem(read) ? read.at.span.end : read.end;
    const match = REST.exec(text);
    if (match === null || REST.lastIndex !== line.end) return garbledRange(line, start);
    const [, size = '', node, flags = '0'] = match;
    // An empty memblock still prints one region: size 0 and an end that wrapped.
    if (/^0+$/.test(size)) return [];
    if (isProblem(read)) return read;
    return {
      kind: 'memblock-range',
      listing: 'configuration',
      list: 'memory',
      range: read.range,
      ...(node === undefined ? {} : { node: Number(node) }),
      flags: flags === '0' ? NO_FLAGS : flagsOf(Number.parseInt(flags, 16)),
      at: placeOf(line),
    };
  },
};

const HEAD = /memory\[(?:0x)?[0-9a-f]{1,8}\]\s{0,4}\[/y;
/** Size, node and flags. */
const REST = /\], (?:0x)?([0-9a-f]{1,16}) bytes(?: on node (\d{1,5}))? flags: (?:0x)?([0-9a-f]{1,8})/y;
const NO_FLAGS: readonly RegionFlag[] = [];

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
