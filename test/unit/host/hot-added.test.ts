import { describe, expect, test } from 'vitest';
import type { HotAdded } from '../../../src/analysis/host/hot-added';
import { hostOfLog } from '../support/host';

const BOOT = 'node   0: [mem 0x0000000000001000-0x000000000009efff]\nnode   0: [mem 0x0000000000100000-0x000000007ffdffff]\nnode   1: [mem 0x0000000100000000-0x000000017fffffff]\n';

/** `start size node driver state` of each range. */
function added(listing: string, boot = BOOT): readonly string[] | undefined {
  return hostOfLog(boot + listing).hotAdded?.map(words);
}

function words({ range, node, driver, state }: HotAdded): string {
  return [range.start.toString(16), `${(range.end - range.start) / 2 ** 20}M`, node ?? '?', driver ?? '?', state ?? '?'].join(' ');
}

const IOMEM = '00001000-0009fbff : System RAM\n00100000-7ffdffff : System RAM\n  3a600000-3b5fffff : Kernel code\n100000000-17fffffff : System RAM\n';

describe('/proc/iomem', () => {
  test('that shows the boot alone shows that nothing was added', () => {
    expect(added(IOMEM)).toEqual([]);
  });

  test('keeps devices apart and names their drivers', () => {
    const more = '180000000-1bfffffff : System RAM\n1c0000000-1ffffffff : System RAM\n200000000-27fffffff : Soft Reserved\n  200000000-27fffffff : dax0.0\n    200000000-27fffffff : System RAM (kmem)\n280000000-47fffffff : virtio0\n  280000000-2a7ffffff : System RAM (virtio_mem)\n';
    expect(added(IOMEM + more)).toEqual(['180000000 1024M ? dimm ?', '1c0000000 1024M ? dimm ?', '200000000 2048M ? kmem ?', '280000000 640M ? virtio_mem ?']);
  });

  test('less than a section more than the boot is no added memory', () => {
    expect(added(`${IOMEM}180000000-187fffffe : System RAM\n`)).toEqual([]);
  });

  test('without a list of the boot tells only what a driver added', () => {
    expect(added('180000000-1bfffffff : System RAM (kmem)\n1c0000000-1ffffffff : System RAM\n', '')).toEqual(['180000000 1024M ? kmem ?']);
  });
});

describe('nodes and states', () => {
  const lsmem = (rows: string): string => `RANGE SIZE STATE REMOVABLE ZONES NODE BLOCK\n${rows}`;

  test('come from a listing of blocks, which may divide a range', () => {
    const rows = '0x0000000180000000-0x0000000187ffffff 128M online yes Normal 0 48\n0x0000000188000000-0x000000018fffffff 128M offline yes Normal 1 49\n';
    expect(added(`${IOMEM}180000000-18fffffff : System RAM\n${lsmem(rows)}`)).toEqual(['180000000 128M 0 dimm online', '188000000 128M 1 dimm offline']);
  });

  test('blocks of several states leave the state open', () => {
    const rows = '0x0000000180000000-0x0000000187ffffff 128M online yes Normal 0 48\n0x0000000188000000-0x000000018fffffff 128M offline yes Normal 0 49\n';
    expect(added(`${IOMEM}180000000-18fffffff : System RAM\n${lsmem(rows)}`)).toEqual(['180000000 256M 0 dimm ?']);
  });

  test('a block of the boot that is not full is of the boot', () => {
    expect(added(lsmem('0x0000000078000000-0x000000007fffffff 128M online yes DMA32 0 15\n0x0000000180000000-0x0000000187ffffff 128M online yes Normal 0 48\n'))).toEqual(['180000000 128M 0 ? online']);
  });
});

describe('other evidence', () => {
  test('debugfs tells a driver by its mark, and merges DIMMs with the boot', () => {
    const debugfs = '   0: 0x0000000000001000..0x000000000009efff    0 NONE\n   1: 0x0000000000100000..0x000000007ffdffff    0 NONE\n   2: 0x0000000100000000..0x00000001bfffffff    1 NONE\n   3: 0x0000000200000000..0x000000027fffffff    2 DRV_MNG\n';
    expect(added(debugfs)).toEqual(['180000000 1024M 1 dimm ?', '200000000 2048M 2 ? ?']);
  });

  test("the firmware's own list follows DIMMs only, and knows nothing of a limit on the command line", () => {
    const e820 = 'BIOS-e820: [mem 0x0000000000100000-0x000000017fffffff] usable\n';
    expect(added('0x100000-0x17fffffff System RAM\n0x180000000-0x1bfffffff System RAM\n', e820 + BOOT)).toEqual(['180000000 1024M ? dimm ?']);
  });

  test('the log tells what was added and not removed again', () => {
    const log = 'memblock_add_node: [0x0000000180000000-0x00000001bfffffff] nid=1 flags=0 caller\nmemblock_add_node: [0x00000001c0000000-0x00000001ffffffff] nid=0 flags=0 caller\nmemblock_remove: [0x0000000180000000-0x00000001bfffffff] caller\n';
    expect(added(log)).toEqual(['1c0000000 1024M 0 dimm ?']);
  });

  test('no listing, no answer', () => {
    expect(added('')).toBeUndefined();
  });
});
