import type { Fact, RegionFlag } from '../../evidence/fact';
import { isProblem, placeOf, readRange, type LineReader } from '../capture/line-reader';

const FLAG: Readonly<Record<string, RegionFlag>> = {
  HOTPLUG: 'hotplug',
  MIRROR: 'mirror',
  NOMAP: 'nomap',
  DRV_MNG: 'driver-managed',
  RSV_NIT: 'reserved-noinit',
  RSRV_INIT: 'reserved-noinit',
  RSV_KERN: 'reserved-kernel',
  KHO_SCRATCH: 'kho-scratch',
};

/** `0` to `9`: what the number before a listed range may begin with. */
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/**
 * `   0: 0x0000000000001000..0x000000000009efff    0 NONE`, from /sys/kernel/debug/memblock/memory, printed by
 * memblock_debug_show(). Before 6.8 without node and flags. The node is `x` where none is set. It shows memblock as it
 * is now, which hotplug may have changed since boot.
 */
export const memblockDebugfs: LineReader = {
  id: 'memblock-debugfs',
  sign: /^[ \t]*\d{1,6}: 0x[0-9a-f]{8,16}\.\.0x[0-9a-f]{8,16}/m,
  starts: DIGITS,
  fourth: '0123456789: ',
  read(line) {
    const match = /^(?<index>\d{1,6}): 0x/.exec(line.text.slice(line.body, Math.min(line.body + 12, line.end)));
    if (match === null) return undefined;
    const read = readRange(line, line.body + match[0].length - 2, '..', 'inclusive');
    if (read === undefined || isProblem(read)) return read;
    const tail = /^(?: +(?<node>\d{1,5}|x) (?<flags>[A-Z_|]+))?$/.exec(line.text.slice(read.end, line.end));
    if (tail === null) return undefined;
    const { node = 'x', flags = '' } = tail.groups ?? {};
    const range: Fact = {
      kind: 'memblock-range',
      listing: 'debugfs',
      list: 'unknown',
      range: read.range,
      ...(node === 'x' ? {} : { node: Number(node) }),
      flags: flags.split('|').flatMap((name) => FLAG[name] ?? []),
      at: placeOf(line),
    };
    // A listing without a heading begins where the count begins anew.
    return match.groups?.['index'] === '0' ? [{ kind: 'memblock-heading', listing: 'debugfs', at: placeOf(line) }, range] : range;
  },
};
