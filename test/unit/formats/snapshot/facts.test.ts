import { describe, expect, test } from 'vitest';
import { readSnapshot } from '../../../../src/analysis/formats/snapshot/snapshot';

/** The facts of a text; `where` is what stands at the place of each. */
function factsOf(text: string, source = 0): readonly object[] {
  const { boots } = readSnapshot({ name: 'host.tdxmem.json', text }, source);
  expect(boots).toHaveLength(1);
  return (boots[0]?.facts ?? []).map(({ at, ...fact }) => {
    expect(at.source).toBe(source);
    return { ...fact, where: text.slice(at.span.start, at.span.end) };
  });
}

const range = (start: number, end: number) => ({ start, end });

test('what a snapshot keeps of captures gives the facts of captures', () => {
  const text = `{ "formatVersion": 1,
    "memblock": { "from": "early-node-ranges", "memory": [] },
    "firmware": [{ "base": "0x100000", "size": "1M", "type": "ACPI NVS", "map": "user" }],
    "srat": [{ "base": "0x0", "size": "2G", "pxm": 1, "hotplug": true }, { "base": "0x0", "size": "2G", "pxm": 1, "node": 0 }],
    "cxlWindows": [{ "base": "0x490000000", "size": "4G", "holds": ["volatile"] }],
    "registers": [{ "name": "tdx-keyids", "value": 32 }, { "name": "toString", "value": 1 }],
    "messages": [{ "text": "virt/tdx: module initialization failed (-28)" }, { "text": "no message" }],
    "running": {
      "hotAdded": [{ "base": "0x490000000", "size": "2G", "driver": "kmem", "state": "offline" }],
      "blocks": [{ "base": "0x0", "size": "2G", "state": "online", "node": 0 }],
      "iomem": [{ "base": "0x490000000", "size": "2G", "label": "System RAM (kmem)", "depth": 2 }],
      "onlinePolicy": "online-movable",
      "memmapOnMemory": "force",
      "kmem": [{ "device": "dax0.0", "reason": "truncated", "lost": "1G" }]
    },
    "unread": [{ "message": "A line was cut." }]
  }`;
  const facts = factsOf(text).map((fact) => Object.fromEntries(Object.entries(fact).filter(([key]) => key !== 'where')));
  expect(facts).toStrictEqual([
    { kind: 'regions-source', from: 'early-node-ranges' },
    { kind: 'firmware-range', range: range(0x10_0000, 0x20_0000), type: 'acpi-nvs', label: 'ACPI NVS', map: 'user' },
    { kind: 'srat-range', from: 'table', range: range(0, 0x8000_0000), pxm: 1, hotplug: true, nonVolatile: false },
    { kind: 'srat-range', from: 'log', range: range(0, 0x8000_0000), node: 0, pxm: 1, hotplug: false, nonVolatile: false },
    { kind: 'cxl-window', from: 'table', range: range(0x4_9000_0000, 0x5_9000_0000), holds: { volatile: true, persistent: false } },
    { kind: 'tdx-register', name: 'tdx-keyids', value: 32 },
    { kind: 'tdx-init-failed', errno: -28, moduleName: 'module' },
    { kind: 'hot-added', range: range(0x4_9000_0000, 0x5_1000_0000), driver: 'kmem', state: 'offline' },
    { kind: 'block-state', from: 'sysfs', range: range(0, 0x8000_0000), state: 'online', node: 0 },
    { kind: 'iomem-range', range: range(0x4_9000_0000, 0x5_1000_0000), label: 'System RAM (kmem)', depth: 2 },
    { kind: 'online-policy', policy: 'online-movable' },
    { kind: 'memmap-on-memory', value: 'force' },
    { kind: 'kmem-message', device: 'dax0.0', reason: 'truncated', bytes: 2 ** 30 },
  ]);
});

test('a whole snapshot gives every kind of fact of its own, in the order of the text', () => {
  const text = `{ "formatVersion": 1,
    "host": { "name": "node-a", "kernelRelease": "6.8.0-1004-intel", "kernelProfile": "linux-6.8", "tdxModule": "1.5.05" },
    "sources": ["dmesg.log"],
    "cmrs": [{ "base": "0x100000", "size": "0x6f700000" }],
    "memblock": {
      "memory": [{ "base": "0x1000", "size": "0x9f000", "node": 0, "flags": ["hotplug", "driver-managed"] }],
      "reserved": [{ "base": "0x0", "size": "1M" }]
    },
    "limits": { "maxTdmrs": 64, "maxReservedPerTdmr": 16, "pamtEntrySize": { "4k": 16, "2m": 16, "1g": 16 } },
    "memoryBlockSize": "0x80000000",
    "pamtPlacements": ["0x100000000"],
    "events": [
      { "event": "hot-add", "base": "0x8080000000", "size": "0x80000000", "node": 2, "driver": "kmem", "online": true },
      { "event": "tdx-init" },
      { "event": "offline", "base": "0x8080000000", "size": "2G" }
    ],
    "suppress": [{ "code": "reserved-areas-near-limit", "reason": "accepted until the next BIOS" }]
  }`;
  expect(factsOf(text, 3)).toStrictEqual([
    { kind: 'host-name', name: 'node-a', where: '"node-a"' },
    { kind: 'kernel-release', release: '6.8.0-1004-intel', from: 'snapshot', where: '"6.8.0-1004-intel"' },
    { kind: 'profile-choice', profile: 'linux-6.8', where: '"linux-6.8"' },
    { kind: 'tdx-module', version: '1.5.05', where: '"1.5.05"' },
    { kind: 'source-reference', name: 'dmesg.log', where: '"dmesg.log"' },
    { kind: 'cmr', range: range(0x10_0000, 0x6f80_0000), where: '{ "base": "0x100000", "size": "0x6f700000" }' },
    {
      kind: 'memblock-range',
      listing: 'snapshot',
      list: 'memory',
      range: range(0x1000, 0xa_0000),
      node: 0,
      flags: ['hotplug', 'driver-managed'],
      where: '{ "base": "0x1000", "size": "0x9f000", "node": 0, "flags": ["hotplug", "driver-managed"] }',
    },
    {
      kind: 'memblock-range',
      listing: 'snapshot',
      list: 'reserved',
      range: range(0, 0x10_0000),
      flags: [],
      where: '{ "base": "0x0", "size": "1M" }',
    },
    {
      kind: 'module-limits',
      maxTdmrs: 64,
      maxReservedPerTdmr: 16,
      pamtEntrySize: { '4k': 16, '2m': 16, '1g': 16 },
      where: '{ "maxTdmrs": 64, "maxReservedPerTdmr": 16, "pamtEntrySize": { "4k": 16, "2m": 16, "1g": 16 } }',
    },
    { kind: 'memory-block-size', bytes: 0x8000_0000, where: '"0x80000000"' },
    { kind: 'pamt-placement', base: 0x1_0000_0000, where: '"0x100000000"' },
    {
      kind: 'memory-event',
      event: 'hot-add',
      range: range(0x80_8000_0000, 0x81_0000_0000),
      node: 2,
      driver: 'kmem',
      online: true,
      where: '{ "event": "hot-add", "base": "0x8080000000", "size": "0x80000000", "node": 2, "driver": "kmem", "online": true }',
    },
    { kind: 'memory-event', event: 'tdx-init', where: '{ "event": "tdx-init" }' },
    {
      kind: 'memory-event',
      event: 'offline',
      range: range(0x80_8000_0000, 0x81_0000_0000),
      where: '{ "event": "offline", "base": "0x8080000000", "size": "2G" }',
    },
    {
      kind: 'suppression',
      code: 'reserved-areas-near-limit',
      reason: 'accepted until the next BIOS',
      where: '{ "code": "reserved-areas-near-limit", "reason": "accepted until the next BIOS" }',
    },
  ]);
});

describe('what cannot be read is passed by, and the rest counts', () => {
  test('a CMR list with an unreadable entry is a cut list', () => {
    expect(factsOf('{ "cmrs": [{ "base": "0x100000", "size": 7 }, { "base": "0x200000", "size": "1M" }, 5] }')).toStrictEqual([
      { kind: 'cmr-gap', why: 'unreadable', where: '{ "base": "0x100000", "size": 7 }' },
      { kind: 'cmr', range: range(0x20_0000, 0x30_0000), where: '{ "base": "0x200000", "size": "1M" }' },
      { kind: 'cmr-gap', why: 'unreadable', where: '5' },
    ]);
  });

  test('an empty CMR hides nothing', () => {
    expect(factsOf('{ "cmrs": [{ "base": "0x100000", "size": "0x0" }, { "base": "0x200000", "size": "1M" }] }')).toStrictEqual([
      { kind: 'cmr', range: range(0x20_0000, 0x30_0000), where: '{ "base": "0x200000", "size": "1M" }' },
    ]);
  });

  test('a region keeps its range without a node or flags that nobody knows', () => {
    const region = '{ "base": "0x100000", "size": "1M", "node": "0", "flags": ["mirror", "shiny", 3] }';
    expect(factsOf(`{ "memblock": { "memory": [${region}, { "base": "0x0" }, null] } }`)).toStrictEqual([
      { kind: 'memblock-range', listing: 'snapshot', list: 'memory', range: range(0x10_0000, 0x20_0000), flags: ['mirror'], where: region },
    ]);
  });

  test('limits keep what is given and right', () => {
    expect(factsOf('{ "limits": { "maxTdmrs": 0, "maxReservedPerTdmr": 8, "pamtEntrySize": { "4k": 32, "2m": "x" } } }')).toStrictEqual([
      {
        kind: 'module-limits',
        maxReservedPerTdmr: 8,
        pamtEntrySize: { '4k': 32 },
        where: '{ "maxTdmrs": 0, "maxReservedPerTdmr": 8, "pamtEntrySize": { "4k": 32, "2m": "x" } }',
      },
    ]);
    expect(factsOf('{ "limits": { "pamtEntrySize": {} } }')).toStrictEqual([]);
  });

  test('PAMT placements are in TDMR order, so nothing counts after one that cannot be read', () => {
    expect(factsOf('{ "pamtPlacements": ["0x0", "4G", "0x100000000"] }')).toStrictEqual([
      { kind: 'pamt-placement', base: 0, where: '"0x0"' },
    ]);
  });

  test('an event needs a known kind and a range; an unknown driver is left out', () => {
    const added = '{ "event": "hot-add", "base": "0x100000000", "size": "2G", "driver": "cxl", "online": "yes" }';
    const others = ['{ "event": "plug", "base": "0x0", "size": "2G" }', '{ "event": "online" }', '{ "base": "0x0", "size": "2G" }', '7'];
    expect(factsOf(`{ "events": [${[...others, added].join()}] }`)).toStrictEqual([
      { kind: 'memory-event', event: 'hot-add', range: range(0x1_0000_0000, 0x1_8000_0000), where: added },
    ]);
  });

  test('tdx-init has no range, also where one is given', () => {
    const event = '{ "event": "tdx-init", "base": "0x0", "size": "2G" }';
    expect(factsOf(`{ "events": [${event}] }`)).toStrictEqual([{ kind: 'memory-event', event: 'tdx-init', where: event }]);
  });

  test('a suppression needs its reason', () => {
    expect(factsOf('{ "suppress": [{ "code": "memory-empty" }, { "code": "memory-empty", "reason": " " }] }')).toStrictEqual([]);
  });

  test('a memory block that no kernel has is no fact', () => {
    expect(factsOf('{ "memoryBlockSize": "0xc0000000" }')).toStrictEqual([]);
    expect(factsOf('{ "memoryBlockSize": "512M" }')).toStrictEqual([{ kind: 'memory-block-size', bytes: 0x2000_0000, where: '"512M"' }]);
  });

  test('of a field given twice the last counts', () => {
    const cmr = '{ "base": "0x200000", "base": "0x300000", "size": "1M" }';
    expect(factsOf(`{ "cmrs": [{ "base": "0x100000", "size": "1M" }], "cmrs": [${cmr}] }`)).toStrictEqual([
      { kind: 'cmr', range: range(0x30_0000, 0x40_0000), where: cmr },
    ]);
  });
});

describe('half-typed text gives what it holds', () => {
  const cmr = (base: string) => `{ "base": "${base}", "size": "1M" }`;

  test('where the end is missing', () => {
    expect(factsOf(`{ "cmrs": [${cmr('0x100000')}, ${cmr('0x200000')}, { "ba`)).toStrictEqual([
      { kind: 'cmr', range: range(0x10_0000, 0x20_0000), where: cmr('0x100000') },
      { kind: 'cmr', range: range(0x20_0000, 0x30_0000), where: cmr('0x200000') },
      { kind: 'cmr-gap', why: 'unreadable', where: '{ "ba' },
    ]);
  });

  test('where a bracket in the middle is missing', () => {
    expect(factsOf(`{ "cmrs": [{ "base": "0x100000", "size": "1M", ${cmr('0x200000')}, "host": { "name": "node-a" } }`)).toStrictEqual([
      { kind: 'cmr', range: range(0x10_0000, 0x20_0000), where: '{ "base": "0x100000", "size": "1M",' },
      { kind: 'cmr', range: range(0x20_0000, 0x30_0000), where: cmr('0x200000') },
      { kind: 'host-name', name: 'node-a', where: '"node-a"' },
    ]);
  });

  test('where quotes, commas and comments are not as JSON has them', () => {
    expect(factsOf('{ cmrs: [{ base: 0x100000, size: 1M /* one */ }], "host": { "name": "node-a },\n "memoryBlockSize": 2G, }')).toStrictEqual([
      { kind: 'cmr', range: range(0x10_0000, 0x20_0000), where: '{ base: 0x100000, size: 1M /* one */ }' },
      { kind: 'host-name', name: 'node-a', where: '"node-a' },
      { kind: 'memory-block-size', bytes: 0x8000_0000, where: '2G' },
    ]);
  });
});

test('a snapshot is one boot over the whole text', () => {
  const { format, boots } = readSnapshot({ name: 'host.tdxmem.json', text: ' {"formatVersion": 1}\n' }, 0);
  expect({ format, boots }).toStrictEqual({ format: 'snapshot', boots: [{ span: { start: 0, end: 22 }, facts: [], problems: [] }] });
});

test('a byte order mark shifts nothing', () => {
  const { boots } = readSnapshot({ name: 'host.tdxmem.json', text: '\uFEFF{"formatVersion": 1, "memoryBlockSize": "2G"}' }, 0);
  expect(boots).toStrictEqual([
    {
      span: { start: 0, end: 46 },
      facts: [{ kind: 'memory-block-size', bytes: 0x8000_0000, at: { source: 0, span: { start: 41, end: 45 } } }],
      problems: [],
    },
  ]);
});
