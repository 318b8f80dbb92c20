import { garbledRange, isProblem, placeOf, readRange, type LineReader } from '../capture/line-reader';

const NODE = /\] nid=(\d{1,5})(?: flags=([\da-f]{1,8}))?/y;

/** MEMBLOCK_DRIVER_MANAGED of `enum memblock_flags`. */
const DRIVER_MANAGED = 8;

/**
 * `memblock_add_node: [0x0000000280000000-0x00000002ffffffff] nid=1 flags=0 add_memory_resource+0x11d/0x2b0`, printed by
 * memblock_add_node() under memblock=debug: at boot, and on kernels that keep memblock, as those for TDX hosts do, at every
 * hot-add. memblock_reserve() and memblock_phys_free() print the same of memory that is taken and given back: no change of it.
 */
export const memblockChange: LineReader = {
  id: 'memblock-change',
  starts: ['memblock_add: [', 'memblock_add_node: [', 'memblock_remove: ['],
  read(line) {
    const { text, body } = line;
    const at = text.indexOf('[', body) + 1;
    const read = readRange(line, at, '-', 'inclusive');
    if (read !== undefined && isProblem(read)) return read;
    if (read === undefined || text[read.end] !== ']') return garbledRange(line, at);
    if (!text.startsWith('memblock_add_node', body)) {
      return { kind: 'memblock-change', change: text.startsWith('memblock_add', body) ? 'add' : 'remove', range: read.range, at: placeOf(line) };
    }
    NODE.lastIndex = read.end;
    const [, node, flags = '0'] = NODE.exec(text) ?? [];
    const driverManaged = Math.floor(Number.parseInt(flags, 16) / DRIVER_MANAGED) % 2 === 1;
    return { kind: 'memblock-change', change: 'add', range: read.range, ...(node !== undefined && { node: Number(node) }), ...(driverManaged && { driverManaged }), at: placeOf(line) };
  },
};
