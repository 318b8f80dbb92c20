import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MemoryEvent, RegionFlag } from '../../src/analysis/evidence/fact';
import type { Region } from '../../src/analysis/host/host';
import { applyEvent, regionsAfter } from '../../src/analysis/kernel/timeline';
import { smallRange } from './support/arbitraries';

/** Blocks of one byte: every range that holds any is a whole number of them, those of two are not. */
const blockSize = fc.constantFrom(1, 2);

const place = fc.nat({ max: 9 }).map((start) => ({ source: 0, span: { start, end: start + 1 } }));

const region: fc.Arbitrary<Region> = fc
  .record({ range: smallRange, node: fc.option(fc.nat({ max: 1 }), { nil: undefined }), flags: fc.constantFrom<readonly RegionFlag[]>([], [], ['driver-managed']), at: place })
  .map(({ node, ...rest }) => (node === undefined ? rest : { ...rest, node }));

/** As a kernel lists them: ascending, apart, and none of them empty. */
const listing: fc.Arbitrary<readonly Region[]> = fc.array(region, { maxLength: 8 }).map((all) =>
  all
    .toSorted((a, b) => a.range.start - b.range.start)
    .reduce<readonly Region[]>((kept, one) => (one.range.start < one.range.end && one.range.start >= (kept.at(-1)?.range.end ?? 0) ? [...kept, one] : kept), []),
);

const event: fc.Arbitrary<MemoryEvent> = fc
  .record({
    event: fc.constantFrom('hot-add' as const, 'hot-add' as const, 'hot-remove' as const, 'offline' as const, 'online' as const, 'tdx-init' as const),
    range: smallRange,
    node: fc.option(fc.nat({ max: 1 }), { nil: undefined }),
    driver: fc.constantFrom('kmem', 'dimm'),
    at: place,
  })
  .map(({ node, range, event: what, ...rest }) => ({ kind: 'memory-event', event: what, ...rest, ...(what === 'tdx-init' ? {} : { range }), ...(node !== undefined && { node }) }));

function oneByOne(regions: readonly Region[], events: readonly MemoryEvent[], block: number): readonly Region[] {
  return events.reduce((list, one) => applyEvent(list, one, block), regions);
}

describe('memblock after many events', () => {
  test('is what it is after one at a time', () => {
    fc.assert(
      fc.property(listing, fc.array(event, { maxLength: 40 }), blockSize, (regions, events, block) => {
        expect(regionsAfter(regions, events, block)).toStrictEqual(oneByOne(regions, events, block));
      }),
      { numRuns: 500 },
    );
  });

  test('an odd listing, too, which no kernel has', () => {
    fc.assert(
      fc.property(fc.array(region, { maxLength: 8 }), fc.array(event, { maxLength: 20 }), blockSize, (regions, events, block) => {
        expect(regionsAfter(regions, events, block)).toStrictEqual(oneByOne(regions, events, block));
      }),
    );
  });
});
