import { describe, expect, test } from 'vitest';
import { GIB, MIB, PAGE_SIZE } from '../../../src/analysis/base/address';
import type { PfnRange } from '../../../src/analysis/kernel/memlist';
import { assumePlaces, longestStretch, possiblePlaces, stretchesOf } from '../../../src/analysis/kernel/pamt-placement';

const memory = (start: number, end: number, node?: number): PfnRange => ({ startPfn: start / PAGE_SIZE, endPfn: end / PAGE_SIZE, ...(node === undefined ? {} : { node }) });

/** Places in MiB, and whether one is sure. */
function places(mib: number, node: number, sure: readonly PfnRange[], unsure: readonly PfnRange[] = []): object {
  const found = possiblePlaces({ pages: (mib * MIB) / PAGE_SIZE, node }, stretchesOf({ sure, unsure }));
  return { areas: found.areas.map(({ start, end }) => [start / MIB, end / MIB]), sure: found.sure };
}

describe('a stretch', () => {
  test('is made of regions that touch, in any order', () => {
    expect(places(6, 0, [memory(36 * MIB, 40 * MIB, 0), memory(32 * MIB, 36 * MIB, 0)])).toEqual({ areas: [[32, 40]], sure: true });
  });

  test('ends where a node ends, where a zone ends and where memory ends', () => {
    expect(places(6, 0, [memory(32 * MIB, 36 * MIB, 0), memory(36 * MIB, 40 * MIB, 1)])).toEqual({ areas: [], sure: false });
    expect(places(6, 0, [memory(12 * MIB, 20 * MIB, 0)])).toEqual({ areas: [], sure: false });
    expect(places(6, 0, [memory(4 * GIB - 4 * MIB, 4 * GIB + 4 * MIB, 0)])).toEqual({ areas: [], sure: false });
    expect(places(6, 0, [memory(32 * MIB, 36 * MIB, 0), memory(36 * MIB + PAGE_SIZE, 40 * MIB, 0)])).toEqual({ areas: [], sure: false });
  });

  test('a zone ends at 16 MiB and at 4 GiB, to the page', () => {
    expect(places(8, 0, [memory(8 * MIB, 16 * MIB, 0)])).toEqual({ areas: [[8, 16]], sure: true });
    expect(places(8, 0, [memory(8 * MIB, 16 * MIB - PAGE_SIZE, 0), memory(16 * MIB - PAGE_SIZE, 24 * MIB - PAGE_SIZE, 0)])).toEqual({ areas: [[8, 16]], sure: true });
    expect(places(8, 0, [memory(16 * MIB, 24 * MIB, 0)])).toEqual({ areas: [[16, 24]], sure: true });
    expect(places(8, 0, [memory(4 * GIB - 8 * MIB, 4 * GIB + PAGE_SIZE, 0)])).toEqual({ areas: [[4088, 4096]], sure: true });
  });

  test('must be long enough, to the page', () => {
    expect(places(8, 0, [memory(32 * MIB, 40 * MIB, 0)])).toEqual({ areas: [[32, 40]], sure: true });
    expect(places(8, 0, [memory(32 * MIB, 40 * MIB - PAGE_SIZE, 0)])).toEqual({ areas: [], sure: false });
  });

  test('of memory without a node belongs to node 0', () => {
    expect(places(4, 0, [memory(32 * MIB, 40 * MIB)])).toEqual({ areas: [[32, 40]], sure: true });
  });
});

describe('the order of places', () => {
  test('the highest zone of the node first, and no other node while it has one', () => {
    const low = memory(MIB, 12 * MIB, 0);
    const middle = memory(32 * MIB, 64 * MIB, 0);
    const high = [memory(4 * GIB, 5 * GIB, 0), memory(6 * GIB, 7 * GIB, 0)];
    expect(places(8, 0, [low, middle, ...high, memory(8 * GIB, 9 * GIB, 1)])).toEqual({ areas: [[4096, 5120], [6144, 7168], [32, 64], [1, 12]], sure: true });
  });

  test('other nodes where the node has none', () => {
    expect(places(8, 2, [memory(4 * GIB, 5 * GIB, 0), memory(6 * GIB, 6 * GIB + MIB, 2)])).toEqual({ areas: [[4096, 5120]], sure: true });
  });
});

describe('memory of which it is not sure', () => {
  const sure = memory(4 * GIB, 5 * GIB, 0);
  const open = memory(8 * GIB, 9 * GIB, 1);

  test('comes behind what is sure, and brings other nodes in', () => {
    expect(places(8, 1, [sure], [open])).toEqual({ areas: [[4096, 5120], [8192, 9216]], sure: true });
    expect(places(8, 0, [sure], [open])).toEqual({ areas: [[4096, 5120]], sure: true });
  });

  test('alone is not sure', () => {
    expect(places(8, 1, [], [open])).toEqual({ areas: [[8192, 9216]], sure: false });
    expect(places(8, 0, [memory(4 * GIB, 4 * GIB + MIB, 0)], [open])).toEqual({ areas: [[8192, 9216]], sure: false });
  });

  test('makes a longer stretch with what it touches', () => {
    expect(places(1500, 0, [sure], [memory(5 * GIB, 6 * GIB, 0)])).toEqual({ areas: [[4096, 6144]], sure: false });
    expect(places(8, 0, [sure], [memory(5 * GIB, 6 * GIB, 0)])).toEqual({ areas: [[4096, 5120], [4096, 6144]], sure: true });
  });
});

test('the longest stretch of all', () => {
  const stretches = stretchesOf({ sure: [memory(32 * MIB, 40 * MIB, 0), memory(5 * GIB, 5 * GIB + 9 * MIB, 1)], unsure: [memory(40 * MIB, 42 * MIB, 0)] });
  expect(longestStretch(stretches)).toEqual({ start: 32 * MIB, end: 42 * MIB });
  expect(longestStretch(stretchesOf({ sure: [], unsure: [] }))).toBeUndefined();
});

test('assumed places do not overlap, begin at multiples of their size where there is room, and are missing where there is none', () => {
  const pages = (4 * MIB) / PAGE_SIZE;
  const areas = [{ start: 33 * MIB, end: 46 * MIB }];
  expect(assumePlaces(Array.from({ length: 3 }, () => ({ pages, places: areas })))).toEqual([36 * MIB, 40 * MIB, undefined]);
  expect(assumePlaces([{ pages: pages + 3, places: [{ start: 33 * MIB, end: 37 * MIB + 3 * PAGE_SIZE }] }])).toEqual([33 * MIB]);
});
