import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

/** A line below a boot, and what it says: its place is the whole line. */
function says(line: string, fact: object): void {
  const text = `[   12.654321] ${line}\n`;
  expect(factsOf(text)).toEqual([{ ...fact, at: placeOf(text, line) }]);
}

describe('changes of memblock', () => {
  test.each<[line: string, fact: object]>([
    ['memblock_add: [0x0000000000001000-0x000000000009efff] e820__memblock_setup+0x6e/0x110', { change: 'add', range: range(0x1000, 0x9f000) }],
    ['memblock_add_node: [0x0000000280000000-0x00000002ffffffff] nid=1 flags=0 0xffffffffa13d35e0', { change: 'add', range: range(0x280000000, 0x300000000), node: 1 }],
    ['memblock_add_node: [0x0000000280000000-0x00000002ffffffff] nid=12 flags=a add_memory_resource+0x1/0x2', { change: 'add', range: range(0x280000000, 0x300000000), node: 12, driverManaged: true }],
    ['memblock_add_node: [0x0000000280000000-0x00000002ffffffff] nid=1 flags=10 caller', { change: 'add', range: range(0x280000000, 0x300000000), node: 1 }],
    ['memblock_remove: [0x00000001c0000000-0x000000023fffffff] caller', { change: 'remove', range: range(0x1c0000000, 0x240000000) }],
  ])('%s', (line, fact) => {
    says(line, { kind: 'memblock-change', ...fact });
  });

  test.each([
    ['memblock_add: [0x0000000280000000-0x00000002fffff', 'inverted-range'],
    ['memblock_add: [0x0000000280000000-0x00000002ffffffff', 'bad-address'],
    ['memblock_remove: [0x0000000280000000-0x000000000009efff] caller', 'inverted-range'],
    ['memblock_add_node: [0x0000000280000000-0xffffffffffffffff] nid=1 flags=0 caller', 'bad-address'],
  ])('told: %s', (text, code) => {
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code }] });
  });

  test.each(['memblock_reserve: [0x0000000280000000-0x00000002ffffffff] caller', 'memblock_phys_free: [0x0000000280000000-0x00000002ffffffff] caller', 'memblock_add: nothing'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('what memory hotplug refuses', () => {
  test.each<[line: string, fact: object]>([
    ['Block size [0x8000000] unaligned hotplug range: start 0x200000000, size 0x44000000', { message: 'unaligned', range: range(0x200000000, 0x244000000), blockSize: 2 ** 27 }],
    ['Section-unaligned hotplug range: start 0x200000000, size 0x44000000', { message: 'unaligned', range: range(0x200000000, 0x244000000), blockSize: 2 ** 27 }],
    ['online_pages [mem 0x280000000-0x287ffffff] failed', { message: 'online-failed', range: range(0x280000000, 0x288000000) }],
    ['memory_hotplug:online_pages:1193: online_pages [mem 0x280000000-0x287ffffff] failed', { message: 'online-failed', range: range(0x280000000, 0x288000000) }],
    ['memory offlining [mem 0x100000000-0x107ffffff] failed due to unmovable page', { message: 'offline-failed', range: range(0x100000000, 0x108000000) }],
    ['memory memory48: Offline failed.', { message: 'offline-failed', block: 48 }],
    ['acpi PNP0C80:00: add_memory failed', { message: 'probe-failed', device: 'PNP0C80:00' }],
  ])('%s', (line, fact) => {
    says(line, { kind: 'hotplug-message', ...fact });
  });

  test.each([
    ['Block size [0x8000000] unaligned hotplug range: start 0x200000000, si', 'bad-address'],
    ['Block size [0x8000000] unaligned hotplug range: start 0xfffffffffffff, size 0x8000000', 'bad-address'],
    ['online_pages [mem 0x280000000-0x2800] failed', 'inverted-range'],
  ])('told: %s', (text, code) => {
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code }] });
  });

  test.each(['Block size [0x8000000] is new', 'memory offlining is over', 'memory memory48: hello', 'acpi PNP0C80:00: Memory device configured by ACPI'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('what kmem leaves out', () => {
  test.each<[line: string, fact: object]>([
    ['kmem dax0.0: mapping0: 0x100000000-0x17fffffff could not reserve region', { device: 'dax0.0', reason: 'could-not-reserve', range: range(0x100000000, 0x180000000) }],
    ['kmem dax1.0: mapping2: 0x100000000-0x107ffffff too small after alignment', { device: 'dax1.0', reason: 'too-small', range: range(0x100000000, 0x108000000) }],
    ['kmem dax1.0: mapping0: 0x100000000-0x17fffffff memory add failed', { device: 'dax1.0', reason: 'add-failed', range: range(0x100000000, 0x180000000) }],
    ['kmem dax1.0: DAX region truncated by 2.50 GiB due to alignment', { device: 'dax1.0', reason: 'truncated', bytes: 2.5 * 2 ** 30 }],
    ['kmem dax1.0: rejecting DAX region without any memory after alignment', { device: 'dax1.0', reason: 'rejected' }],
  ])('%s', (line, fact) => {
    says(line, { kind: 'kmem-message', ...fact });
  });

  test('a mail broke the line behind the range', () => {
    const text = 'kmem dax0.0: mapping0: 0x100000000-0x17fffffff\n  could not reserve region\n';
    expect(factsOf(text)).toMatchObject([{ kind: 'kmem-message', reason: 'could-not-reserve', range: range(0x100000000, 0x180000000) }]);
  });

  test.each([
    ['kmem dax0.0: mapping0: 0x100000000-0x17f', 'inverted-range'],
    ['kmem dax0.0: mapping0: 0x1000', 'bad-address'],
    ['kmem dax0.0: mapping0: 0x100000000-0x17fffffff\nother words\n', 'bad-address'],
  ])('told: %s', (text, code) => {
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code }] });
  });

  test.each(['kmem dax0.0: probe with driver kmem failed with error -16', 'kmem dax0.0: mapping0: nothing', 'kmem dax0.0: DAX region truncated by much'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('what virtio-mem says of itself', () => {
  test.each<[line: string, name: string, value: number]>([
    ['virtio_mem virtio0: start address: 0x140000000', 'start', 0x140000000],
    ['virtio_mem virtio0: region size: 0x100000000', 'region-size', 0x100000000],
    ['virtio_mem virtio12: plugged size: 0x28000000', 'plugged-size', 0x28000000],
    ['virtio_mem virtio0: nid: 1', 'node', 1],
  ])('%s', (line, name, value) => {
    says(line, { kind: 'virtio-mem', device: line.split(/[ :]/)[1], name, value });
  });

  test('a figure that is cut is told', () => {
    expect(read('virtio_mem virtio0: plugged size: 0x28000000x')).toMatchObject({ facts: [], problems: [{ code: 'bad-address' }] });
  });

  test.each(['virtio_mem virtio0: nid: -1', 'virtio_mem virtio0: adding memory failed: -17', 'virtio_mem virtio0: plugged size: much'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
