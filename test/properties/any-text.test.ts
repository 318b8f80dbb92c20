import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMapView, lineIndex, review } from '../../src/analysis/index';
import { logText } from './support/arbitraries';
import { placesIn } from './support/spans';

const anyText = fc.oneof({ weight: 5, arbitrary: logText }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) });

/** The first line of an entry of a firmware table, which is lines. */
const TABLE_ENTRY = /^(?:[\dA-F]{4}: |\[0F0h 0240|Proximity Domain|Window base|srat {2,})/;

describe('any text at all', () => {
  test('is reviewed without a crash, and drawn', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reviews = review({ name: 'any.txt', text });
        const crashed = reviews.flatMap(({ checks }) => checks.filter(({ result }) => result.kind === 'crashed'));
        expect(crashed).toEqual([]);
        for (const one of reviews) buildMapView(one, reviews, [lineIndex(text)]);
        expect(reviews.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  test('every place lies in the text, and none but that of a whole boot or of an entry of a table goes on behind the end of its line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { findings, problems, host } of review({ name: 'any.txt', text })) {
          for (const { source, span } of placesIn({ findings, problems, host })) {
            expect(source).toBe(0);
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
          const { extents, log, environment, ...facts } = host;
          const shown = placesIn({ findings, problems, facts }).map(({ span }) => text.slice(span.start, span.end));
          expect(shown.filter((words) => words.includes('\n') && !TABLE_ENTRY.test(words))).toEqual([]);
          expect([extents[0], log?.at]).toEqual([log?.at, extents[0]]);
          if (environment.value === 'host') expect(environment.at).toEqual(log?.at);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('is read the same twice, and as plain data', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const first = review({ name: 'any.txt', text });
        expect(review({ name: 'any.txt', text })).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
      }),
      { numRuns: 150 },
    );
  });

  test('boots join without a gap and cover the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const spans = review({ name: 'any.txt', text }).flatMap(({ host }) => host.extents.map(({ span }) => span));
        expect(spans.map(({ start }) => start)).toEqual([0, ...spans.slice(0, -1).map(({ end }) => end)]);
        expect(spans.at(-1)?.end).toBe(text.length);
      }),
    );
  });
});

describe('any snapshot at all', () => {
  const size = fc.constantFrom('0x1000', '0x8000000', '2G', '128M', '1K', '0x0', '0xffffffffffffffff', '16T', '', 4096);
  const base = fc.constantFrom('0x0', '0x1000', '0x100000', '0x100000000', '0x80000000', '0xfffffffffffff', '0x10000000000000', '0x123', 'x', 7);
  const item = fc.record({ base, size, node: fc.constantFrom(0, 1, -1, '0', 4096), flags: fc.constantFrom([], ['hotplug'], ['driver-managed', 'x'], 'mirror') }, { requiredKeys: [] });
  const event = fc.record(
    { event: fc.constantFrom('hot-add', 'online', 'offline', 'hot-remove', 'tdx-init', 'x'), base, size, node: fc.nat({ max: 3 }), driver: fc.constantFrom('kmem', 'dimm', 'x'), online: fc.boolean() },
    { requiredKeys: ['event'] },
  );
  const snapshot = fc.record(
    {
      formatVersion: fc.constantFrom(1, 2, '1'),
      host: fc.constantFrom({}, { kernelProfile: 'linux-7.1' }, { kernelProfile: 'x', kernelRelease: '6.8' }, 3),
      cmrs: fc.array(item, { maxLength: 5 }),
      memblock: fc.record({ memory: fc.array(item, { maxLength: 6 }), reserved: fc.array(item, { maxLength: 2 }) }, { requiredKeys: [] }),
      limits: fc.constantFrom({}, { maxTdmrs: 0 }, { maxTdmrs: 1, maxReservedPerTdmr: 0 }, { pamtEntrySize: { '4k': 0 } }, []),
      memoryBlockSize: size,
      pamtPlacements: fc.array(base, { maxLength: 3 }),
      events: fc.array(event, { maxLength: 5 }),
      suppress: fc.constantFrom([], [{ code: 'memory-empty', reason: 'x' }], [{}]),
    },
    { requiredKeys: [] },
  );

  test('is reviewed without a crash, also when it is cut', () => {
    fc.assert(
      fc.property(snapshot, fc.nat({ max: 600 }), fc.constantFrom(0, 2), (value, cut, indent) => {
        const whole = JSON.stringify(value, undefined, indent);
        for (const text of [whole, whole.slice(0, cut)]) {
          for (const one of review({ name: 'any.tdxmem.json', text })) {
            expect(one.checks.filter(({ result }) => result.kind === 'crashed')).toEqual([]);
            for (const { span } of placesIn(one)) {
              expect(span.start).toBeGreaterThanOrEqual(0);
              expect(span.end).toBeGreaterThanOrEqual(span.start);
              expect(span.end).toBeLessThanOrEqual(text.length);
            }
            buildMapView(one, [one], [lineIndex(text)]);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
