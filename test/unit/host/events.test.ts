import { describe, expect, test } from 'vitest';
import { toSnapshot } from '../../../src/analysis/host/to-snapshot';
import { hostOfLog } from '../support/host';

const BOOT = 'node   0: [mem 0x0000000000100000-0x000000007ffdffff]\nnode   0: [mem 0x0000000100000000-0x000000017fffffff]\n';
const IOMEM = '00100000-7ffdffff : System RAM\n100000000-17fffffff : System RAM\n180000000-1bfffffff : System RAM\n';
const ADD = 'memblock_add_node: [0x0000000180000000-0x00000001bfffffff] nid=1 flags=0 caller\n';
const INIT = 'virt/tdx: module initialized\n';
const lsmem = (state: string): string => `RANGE SIZE STATE REMOVABLE BLOCK\n0x0000000180000000-0x00000001bfffffff 1G ${state} yes 48-55\n`;

function events(text: string): readonly string[] {
  return hostOfLog(text).events.map(({ event, range, node, driver, online, assumed }) =>
    [event, range?.start.toString(16) ?? '', node ?? '', driver ?? '', online ?? '', assumed === true ? 'assumed' : ''].join(' ').trim().replace(/ +/g, ' '),
  );
}

describe('a log', () => {
  test('before the node ranges tells of the boot, not of hotplug', () => {
    expect(events(ADD + BOOT)).toEqual([]);
  });

  test('that lacks the node ranges leaves open what is of the boot', () => {
    expect(events(ADD)).toEqual([]);
  });

  test('tells of adding, removing and initialisation in its order', () => {
    const remove = 'memblock_remove: [0x0000000180000000-0x00000001bfffffff] caller\n';
    expect(events(BOOT + ADD + INIT + remove)).toEqual(['hot-add 180000000 1', 'tdx-init', 'hot-remove 180000000']);
  });

  test('memory that a driver keeps is marked', () => {
    expect(events(`${BOOT}memblock_add_node: [0x0000000180000000-0x00000001bfffffff] nid=1 flags=8 caller\n${INIT}`)).toEqual(['hot-add 180000000 1 kmem', 'tdx-init']);
  });

  test('a DIMM that is refused again and again is one event', () => {
    const refused = 'Block size [0x8000000] unaligned hotplug range: start 0x200000000, size 0x44000000\n';
    expect(events(BOOT + INIT + refused + refused)).toEqual(['tdx-init', 'hot-add 200000000']);
  });

  test('without an initialisation so far, one on demand would come last', () => {
    expect(events(BOOT + ADD)).toEqual(['hot-add 180000000 1 dimm', 'tdx-init assumed']);
  });

  test('an event that is assumed stands behind the last line, and a snapshot says of no line that it tells of it', () => {
    const host = hostOfLog(BOOT + ADD);
    const end = (BOOT + ADD).length;
    expect(host.events.at(-1)).toEqual({ kind: 'memory-event', event: 'tdx-init', assumed: true, at: { source: 0, span: { start: end, end } } });
    expect(toSnapshot(host, { provenanceOf: () => 'dmesg.txt:1' }).events).toEqual([expect.objectContaining({ event: 'hot-add', provenance: 'dmesg.txt:1' }), { event: 'tdx-init', assumed: true }]);
  });

  test('an initialisation alone is no event that anything hangs on', () => {
    expect(events(BOOT + INIT)).toEqual([]);
  });
});

describe('memory that no line tells of', () => {
  test('came before an initialisation that succeeded if it is online', () => {
    expect(events(BOOT + INIT + IOMEM + lsmem('online'))).toEqual(['hot-add 180000000 dimm true', 'tdx-init']);
  });

  test.each([
    ['offline', INIT],
    ['online', 'virt/tdx: module initialization failed (-5)\n'],
  ])('%s after `%s` may have come at any time: it is taken to come later', (state, init) => {
    expect(events(BOOT + init + IOMEM + lsmem(state))).toEqual(['tdx-init', `hot-add 180000000 dimm ${state === 'online'}`]);
  });

  test('is added once where the log tells of it too, and has the state of its blocks', () => {
    expect(events(BOOT + ADD + IOMEM + lsmem('offline'))).toEqual(['hot-add 180000000 1 dimm false', 'tdx-init assumed']);
  });
});
