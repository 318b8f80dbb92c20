import { describe, expect, test } from 'vitest';
import type { MemoryEvent } from '../../../src/analysis/evidence/fact';
import type { Region } from '../../../src/analysis/host/host';
import { profileById, type ProfileId } from '../../../src/analysis/kernel/profiles';
import { isWholeBlocks, SMALLEST_BLOCK, splitAtInitialisation } from '../../../src/analysis/kernel/timeline';
import { range } from '../support/range';

const G = 2 ** 30;
const AT = { source: 0, span: { start: 0, end: 1 } };
const LATER = { source: 0, span: { start: 5, end: 6 } };
const region = (start: number, end: number, node = 0, more: Partial<Region> = {}): Region => ({ range: range(start * G, end * G), node, flags: [], at: AT, ...more });
const event = (kind: MemoryEvent['event'], start: number, end: number, more: Partial<MemoryEvent> = {}): MemoryEvent => ({
  kind: 'memory-event',
  event: kind,
  range: range(start * G, end * G),
  at: LATER,
  ...more,
});
const INIT: MemoryEvent = { kind: 'memory-event', event: 'tdx-init', at: LATER };

function split(regions: readonly Region[], events: readonly MemoryEvent[], profile: ProfileId = 'linux-6.8', blockSize?: number): ReturnType<typeof splitAtInitialisation> {
  return splitAtInitialisation(regions, events, profileById(profile), blockSize);
}

describe('the moment of initialisation', () => {
  const before = event('hot-add', 8, 10, { node: 1 });
  const after = event('hot-add', 12, 14, { node: 1 });

  test('on demand: what stands before it is in memblock, what stands behind it comes later', () => {
    expect(split([region(4, 8)], [before, INIT, after])).toEqual({
      regions: [region(4, 8), { range: range(8 * G, 10 * G), node: 1, flags: [], at: LATER }],
      later: [after],
    });
  });

  test('on demand without that event: everything comes later', () => {
    expect(split([region(4, 8)], [before, after])).toEqual({ regions: [region(4, 8)], later: [before, after] });
  });

  test.each(['linux-7.1', 'linux-dpamt'] as const)('at boot, as %s does: everything comes later', (profile) => {
    expect(split([region(4, 8)], [before, INIT, after], profile)).toEqual({ regions: [region(4, 8)], later: [before, after] });
  });

  test('a second initialisation is no event', () => {
    expect(split([region(4, 8)], [INIT, after, INIT]).later).toEqual([after]);
  });
});

describe('what events do to memblock before it', () => {
  const regionsAfter = (events: readonly MemoryEvent[], regions: readonly Region[] = [region(4, 8), region(16, 32, 1)], blockSize?: number): readonly Region[] =>
    split(regions, [...events, INIT], 'linux-6.8', blockSize).regions;

  test('added memory stands in the order of addresses', () => {
    expect(regionsAfter([event('hot-add', 10, 12, { node: 2 })]).map((one) => one.node)).toEqual([0, 2, 1]);
  });

  test('added memory joins what touches it, of the same node and kind', () => {
    expect(regionsAfter([event('hot-add', 8, 10, { node: 0 })])).toEqual([region(4, 10), region(16, 32, 1)]);
    expect(regionsAfter([event('hot-add', 8, 16, { node: 1 })])).toEqual([region(4, 8), { ...region(8, 32, 1), at: LATER }]);
  });

  test.each(['kmem', 'virtio_mem', 'virtio-mem'])('memory of %s is marked, so it never joins memory of the boot', (driver) => {
    expect(regionsAfter([event('hot-add', 8, 10, { node: 0, driver })])).toEqual([
      region(4, 8),
      { range: range(8 * G, 10 * G), node: 0, flags: ['driver-managed'], at: LATER },
      region(16, 32, 1),
    ]);
  });

  test('a DIMM is not marked', () => {
    expect(regionsAfter([event('hot-add', 8, 10, { node: 0, driver: 'dimm' })])).toHaveLength(2);
  });

  test('added memory is in memblock whether it goes online or not', () => {
    expect(regionsAfter([event('hot-add', 10, 12, { node: 2, online: false })])).toHaveLength(3);
  });

  test('a range that is no whole number of blocks is not added', () => {
    expect(regionsAfter([event('hot-add', 9, 10, { node: 2 })], [region(4, 8)], 2 * G)).toEqual([region(4, 8)]);
    expect(regionsAfter([event('hot-add', 8, 8.0625, { node: 2 })], [region(4, 8)])).toEqual([region(4, 8)]);
  });

  test('a range on memory that is there is not added', () => {
    expect(regionsAfter([event('hot-add', 6, 10, { node: 0 })])).toEqual([region(4, 8), region(16, 32, 1)]);
    expect(regionsAfter([event('hot-add', 8, 10, { node: 0 })])).toEqual([region(4, 10), region(16, 32, 1)]);
  });

  test('removed memory is gone, also from the middle', () => {
    expect(regionsAfter([event('hot-remove', 20, 24)])).toEqual([region(4, 8), region(16, 20, 1), region(24, 32, 1)]);
    expect(regionsAfter([event('hot-remove', 0, 16)])).toEqual([region(16, 32, 1)]);
  });

  test.each(['online', 'offline'] as const)('%s changes nothing', (kind) => {
    expect(regionsAfter([event(kind, 4, 8)])).toEqual([region(4, 8), region(16, 32, 1)]);
  });

  test('memory without a node keeps none', () => {
    expect(regionsAfter([event('hot-add', 10, 12)])[1]).toEqual({ range: range(10 * G, 12 * G), flags: [], at: LATER });
  });
});

describe('whole blocks', () => {
  test.each<[start: number, end: number, blockSize: number, expected: boolean]>([
    [0, SMALLEST_BLOCK, SMALLEST_BLOCK, true],
    [SMALLEST_BLOCK, 3 * SMALLEST_BLOCK, SMALLEST_BLOCK, true],
    [0, 0, SMALLEST_BLOCK, false],
    [4096, SMALLEST_BLOCK + 4096, SMALLEST_BLOCK, false],
    [0, SMALLEST_BLOCK - 4096, SMALLEST_BLOCK, false],
    [2 * G, 4 * G, 2 * G, true],
    [G, 3 * G, 2 * G, false],
  ])('[%i, %i) in blocks of %i: %s', (start, end, blockSize, expected) => {
    expect(isWholeBlocks(range(start, end), blockSize)).toBe(expected);
  });
});
