import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { physAddr, SECTION_SIZE } from '../../src/analysis/base/address';
import { contains, overlap, type AddressRange } from '../../src/analysis/base/range';
import { subtract } from '../../src/analysis/base/range-set';
import type { Place } from '../../src/analysis/base/span';
import type { MemoryEvent } from '../../src/analysis/evidence/fact';
import type { IomemRange, MemblockChange, MemoryBlockStateName } from '../../src/analysis/evidence/present-facts';
import type { SratRange } from '../../src/analysis/evidence/table-facts';
import type { BlockRange } from '../../src/analysis/host/block-states';
import { captureEvents } from '../../src/analysis/host/events';
import type { Region } from '../../src/analysis/host/host';
import { hotAddedOf, type HotAdded, type HotAddedEvidence } from '../../src/analysis/host/hot-added';
import { capacityLost } from '../../src/analysis/kernel/capacity-lost';
import { regionsAfter } from '../../src/analysis/kernel/timeline';
import { reviewOf } from '../unit/support/review';

const place = (start: number): Place => ({ source: 0, span: { start, end: start + 1 } });

/** Whole sections: what is smaller is no memory that was added. */
const sections = (first: number, count: number): AddressRange => ({ start: physAddr(first * SECTION_SIZE), end: physAddr((first + count) * SECTION_SIZE) });
const range: fc.Arbitrary<AddressRange> = fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 5 })).map(([first, count]) => sections(first, count));

const node = fc.option(fc.nat({ max: 2 }), { nil: undefined });
const withNode = <T extends object>(rest: T, number: number | undefined): T & { node?: number } => (number === undefined ? rest : { ...rest, node: number });
const at = fc.nat({ max: 99 }).map(place);

const change: fc.Arbitrary<MemblockChange> = fc
  .record({ change: fc.constantFrom('add' as const, 'add' as const, 'remove' as const), range, node, at })
  .map(({ node: number, ...rest }) => withNode({ kind: 'memblock-change' as const, ...rest }, number));
const region: fc.Arbitrary<Region> = fc.record({ range, node, at }).map(({ node: number, ...rest }) => withNode({ flags: [], ...rest }, number));
const srat: fc.Arbitrary<SratRange> = fc
  .record({ range, node, at })
  .map(({ node: number, ...rest }) => withNode({ kind: 'srat-range' as const, from: 'log' as const, pxm: 0, hotplug: true, nonVolatile: false, ...rest }, number));
const iomem: fc.Arbitrary<IomemRange> = fc.record({ range, label: fc.constantFrom('System RAM', 'System RAM (kmem)'), at }).map((rest) => ({ kind: 'iomem-range', depth: 0, ...rest }));

/** Blocks of one listing are apart and ascend. */
const blocks: fc.Arbitrary<readonly BlockRange[]> = fc
  .array(fc.record({ node, state: fc.constantFrom<MemoryBlockStateName>('online', 'offline') }), { maxLength: 16 })
  .map((all) => all.map(({ node: number, state }, index) => withNode({ range: sections(index, 1), state, at: place(index) }, number)));

const evidence: fc.Arbitrary<HotAddedEvidence> = fc
  .record({ shown: fc.array(iomem, { maxLength: 6 }), memblock: fc.array(region, { maxLength: 6 }), blocks, changes: fc.array(change, { maxLength: 12 }), srat: fc.array(srat, { maxLength: 6 }) })
  .map(({ shown, memblock, blocks: listed, ...rest }) => ({ boot: [sections(0, 2)], firmware: [], present: { iomem: shown, memblock, ...(listed.length > 0 && { blocks: listed }) }, ...rest }));

describe('memory that was added', () => {
  test('of a log alone is what each line in turn leaves', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        const left = changes.reduce<readonly Omit<HotAdded, 'node'>[]>((list, { change: what, range: changed, at: told }) => {
          if (what === 'add') return [...list, { range: changed, at: told, driver: 'dimm' }];
          return list.flatMap((added) => subtract(added.range, [changed]).map((part) => ({ ...added, range: part })));
        }, []);
        const found = hotAddedOf({ boot: [], firmware: [], present: undefined, changes, srat: [] });
        expect(found?.map(({ range: own, at: told, driver }) => ({ range: own, at: told, driver }))).toStrictEqual(left);
      }),
    );
  });

  test('has the node and the state that a look at every line finds', () => {
    fc.assert(
      fc.property(evidence, (given) => {
        const { present, changes, srat: listed } = given;
        for (const added of hotAddedOf(given) ?? []) {
          const own = present?.blocks?.filter((block) => overlap(block.range, added.range) !== undefined) ?? [];
          const states = new Set(own.map(({ state }) => state));
          expect(added.state).toBe(states.size === 1 ? own[0]?.state : undefined);
          if (own.some((block) => block.node !== undefined)) {
            expect(own.filter((block) => block.node !== undefined).every((block) => block.node === added.node)).toBe(true);
            continue;
          }
          const whole = present?.iomem?.find((entry) => entry.at === added.at)?.range ?? added.range;
          // Blocks that are named beside it cut it off from its line: then nothing else is asked.
          if (present?.blocks?.some((block) => block.node !== undefined && overlap(block.range, whole) !== undefined) === true) continue;
          const holds = (one: { readonly range: AddressRange }): boolean => contains(one.range, added.range);
          expect(added.node).toBe(present?.memblock?.find(holds)?.node ?? changes.findLast((one) => one.change === 'add' && holds(one))?.node ?? listed.find(holds)?.node);
        }
      }),
    );
  });

  test('tells its state to the first event that is about it', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.array(fc.record({ range, state: fc.constantFrom<MemoryBlockStateName>('online', 'offline'), at }), { maxLength: 6 }), (changes, added) => {
        const events = changes.map(({ change: what, range: changed, at: told }): MemoryEvent => ({ kind: 'memory-event', event: what === 'add' ? 'hot-add' : 'hot-remove', range: changed, at: told }));
        const all = captureEvents({ events, changes }, added, undefined, place(100));
        const online = events.map((event) => (event.event === 'hot-add' ? added.find((one) => event.range !== undefined && overlap(one.range, event.range) !== undefined)?.state : undefined));
        expect(all.slice(0, events.length).map((event) => event.online)).toStrictEqual(events.length === 0 ? [] : online.map((state) => (state === undefined ? undefined : state === 'online')));
      }),
    );
  });
});

/** Times that an address of these ranges is looked at, counted and not timed. */
function counted(): { readonly range: (first: number, count: number) => AddressRange; readonly looks: () => number } {
  let looks = 0;
  return {
    range(first, count) {
      const plain = sections(first, count);
      return Object.defineProperties({} as AddressRange, {
        start: { enumerable: true, get: () => ((looks += 1), plain.start) },
        end: { enumerable: true, get: () => ((looks += 1), plain.end) },
      });
    },
    looks: () => looks,
  };
}

const { host } = reviewOf('[    0.000000] Linux version 6.14.0\n  node   0: [mem 0x0000000000100000-0x000000007fffffff]\n');

/** Looks that a host with so many ranges takes, each two sections from the next and told by every capture. */
const WORK: Readonly<Record<string, (n: number) => number>> = {
  'finding what was added': (n) => {
    const { range: ranged, looks } = counted();
    const each = <T>(make: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => make(index));
    const memblock = each((index): Region => ({ range: ranged(2 * index, 1), flags: [], at: place(index) }));
    hotAddedOf({
      boot: [sections(2 * n, 1)],
      firmware: [],
      present: {
        iomem: each((index): IomemRange => ({ kind: 'iomem-range', range: ranged(2 * index, 1), label: 'System RAM (kmem)', depth: 0, at: place(index) })),
        memblock,
        blocks: each((index): BlockRange => ({ range: ranged(2 * index, 1), state: 'online', at: place(index) })),
      },
      changes: each((index): MemblockChange => ({ kind: 'memblock-change', change: 'add', range: ranged(2 * index, 1), at: place(index) })),
      srat: each((index): SratRange => ({ kind: 'srat-range', from: 'log', pxm: 0, node: 0, hotplug: true, nonVolatile: false, range: ranged(2 * index, 1), at: place(index) })),
    });
    return looks();
  },
  'following a log that adds and removes': (n) => {
    const { range: ranged, looks } = counted();
    const changes = Array.from({ length: n }, (_, index): MemblockChange => ({ kind: 'memblock-change', change: index < n / 2 ? 'add' : 'remove', range: ranged(2 * (index % (n / 2)), 1), at: place(index) }));
    hotAddedOf({ boot: [], firmware: [], present: undefined, changes, srat: [] });
    return looks();
  },
  'telling events their state': (n) => {
    const { range: ranged, looks } = counted();
    const changes = Array.from({ length: n }, (_, index): MemblockChange => ({ kind: 'memblock-change', change: 'add', range: ranged(2 * index, 1), at: place(index) }));
    const events = changes.map(({ range: changed, at: told }): MemoryEvent => ({ kind: 'memory-event', event: 'hot-add', range: changed, at: told }));
    captureEvents({ events, changes }, changes.map((one) => ({ range: one.range, state: 'online', at: one.at })), undefined, place(0));
    return looks();
  },
  'adding it to memblock': (n) => {
    const { range: ranged, looks } = counted();
    const events = Array.from({ length: n }, (_, index): MemoryEvent => ({ kind: 'memory-event', event: index < n / 2 ? 'hot-add' : 'hot-remove', range: ranged(2 * (index % (n / 2)), 1), at: place(index) }));
    regionsAfter([], events, SECTION_SIZE);
    return looks();
  },
  'looking beside it in its device': (n) => {
    const { range: ranged, looks } = counted();
    const window: IomemRange = { kind: 'iomem-range', range: ranged(0, 2 * n), label: 'CXL Window 0', depth: 0, at: place(0) };
    const inside = Array.from({ length: n }, (_, index): IomemRange => ({ kind: 'iomem-range', range: ranged(2 * index, 1), label: 'System RAM (kmem)', depth: 1, at: place(index) }));
    capacityLost({ ...host, present: { iomem: [window, ...inside] } }, 4 * SECTION_SIZE);
    return looks();
  },
};

describe.each(Object.entries(WORK))('%s', (_, looksOf) => {
  test('takes about twice the looks for twice as many ranges', () => {
    expect(looksOf(4000)).toBeLessThan(2.4 * looksOf(2000));
    expect(looksOf(2000)).toBeGreaterThan(2000);
  });
});
