import { describe, expect, test } from 'vitest';
import type { MemoryEvent } from '../../../src/analysis/evidence/fact';
import type { MemlistEntry } from '../../../src/analysis/kernel/memlist';
import { askHotplug, type HotplugEvidence } from '../../../src/analysis/kernel/hotplug-questions';
import { range } from '../support/range';

const G = 2 ** 30;
const AT = { source: 0, span: { start: 3, end: 9 } };
const entry = (start: number, end: number, region: number): MemlistEntry => ({ startPfn: (start * G) / 4096, endPfn: (end * G) / 4096, region });
const event = (kind: MemoryEvent['event'], start: number, end: number, more: Partial<MemoryEvent> = {}): MemoryEvent => ({
  kind: 'memory-event',
  event: kind,
  range: range(start * G, end * G),
  at: AT,
  ...more,
});

const region = (start: number, end: number, node: number): HotplugEvidence['regions'][number] => ({ range: range(start * G, end * G), node, flags: [], at: AT });

/** Two nodes that touch at 16 GiB; CMRs reach to 48 GiB. */
const EVIDENCE: HotplugEvidence = {
  memlist: [entry(4, 16, 0), entry(16, 32, 1)],
  regions: [region(4, 16, 0), region(16, 32, 1)],
  events: [],
  blockSize: 2 * G,
  cmrRuns: [range(4 * G, 48 * G)],
};

/** Blocks and answer of each run. */
function answers(events: readonly MemoryEvent[], change: Partial<HotplugEvidence> = {}): readonly (readonly [number, string])[] {
  return askHotplug({ ...EVIDENCE, ...change, events }).flatMap(({ runs }) => runs.map(({ blocks, refusal }) => [blocks, refusal ?? 'accepted'] as const));
}

describe('each way in which a block is answered', () => {
  test.each<[what: string, asked: MemoryEvent, change: Partial<HotplugEvidence>, expected: readonly (readonly [number, string])[]]>([
    ['inside one entry', event('online', 4, 8), {}, [[2, 'accepted']]],
    ['convertible, and not there at initialisation', event('hot-add', 32, 36), {}, [[2, 'outside-snapshot']]],
    ['in no CMR', event('hot-add', 64, 72), {}, [[4, 'not-convertible']]],
    ['partly in no CMR', event('hot-add', 46, 50), {}, [[1, 'outside-snapshot'], [1, 'not-convertible']]],
    ['across two nodes', event('online', 12, 20), { blockSize: 8 * G, memlist: [entry(8, 14, 0), entry(14, 24, 1)] }, []],
    ['without CMRs', event('hot-add', 64, 72), { cmrRuns: undefined }, [[4, 'outside-snapshot-unknown']]],
    ['after a failure everything goes', event('hot-add', 64, 72), { memlist: [] }, [[4, 'accepted']]],
    ['partly there', event('online', 28, 36), {}, [[2, 'accepted'], [2, 'outside-snapshot']]],
  ])('%s', (_, asked, change, expected) => {
    expect(answers([asked], change)).toEqual(expected);
  });

  test('a block that lies wholly in the snapshot, in two entries', () => {
    expect(answers([event('online', 8, 24)], { blockSize: 8 * G, memlist: [entry(8, 14, 0), entry(14, 24, 1)] })).toEqual([
      [1, 'across-entries'],
      [1, 'accepted'],
    ]);
  });
});

describe('what is asked', () => {
  test('a range that is added and stays offline is not', () => {
    expect(answers([event('hot-add', 64, 72, { online: false })])).toEqual([]);
    expect(answers([event('hot-add', 64, 72, { online: true })])).toEqual([[4, 'not-convertible']]);
  });

  test.each(['offline', 'hot-remove'] as const)('%s is not: TDX never objects', (kind) => {
    expect(answers([event(kind, 64, 72)])).toEqual([]);
  });

  test('an event without a range is not', () => {
    expect(askHotplug({ ...EVIDENCE, events: [{ kind: 'memory-event', event: 'tdx-init', at: AT }] })).toEqual([]);
  });

  test('a range that is no whole number of blocks is refused before', () => {
    expect(askHotplug({ ...EVIDENCE, events: [event('hot-add', 33, 36)] })).toEqual([
      { range: range(33 * G, 36 * G), at: AT, event: 'hot-add', blockSize: 2 * G, aligned: false, runs: [] },
    ]);
  });

  test('without a block size the range is one block, of whole sections', () => {
    expect(askHotplug({ ...EVIDENCE, blockSize: undefined, events: [event('hot-add', 33, 36)] })).toEqual([
      {
        range: range(33 * G, 36 * G),
        at: AT,
        event: 'hot-add',
        aligned: true,
        runs: [{ range: range(33 * G, 36 * G), blocks: 1, refusal: 'outside-snapshot' }],
      },
    ]);
    expect(answers([event('hot-add', 64, 64.0625)], { blockSize: undefined })).toEqual([]);
  });
});

describe('what the kernel answers before TDX is asked', () => {
  const asked = (events: readonly MemoryEvent[]): readonly (readonly [string, boolean])[] =>
    askHotplug({ ...EVIDENCE, events }).map((question) => [question.event, question.exists === true]);

  test.each([
    ['memory of the boot is there', [event('hot-add', 30, 34)], [['hot-add', true]]],
    ['so is what was added before', [event('hot-add', 32, 36), event('hot-add', 34, 38)], [['hot-add', false], ['hot-add', true]]],
    ['what touches is not', [event('hot-add', 32, 36), event('hot-add', 36, 38)], [['hot-add', false], ['hot-add', false]]],
    ['nor is what was removed', [event('hot-add', 32, 36), event('hot-remove', 32, 36), event('hot-add', 32, 36)], [['hot-add', false], ['hot-add', false]]],
    ['removed memory has no blocks to bring online', [event('hot-remove', 16, 18), event('online', 16, 18), event('online', 18, 20)], [['online', false]]],
    ['unless it was added again', [event('hot-remove', 16, 18), event('hot-add', 16, 18), event('online', 16, 18)], [['hot-add', false], ['online', false]]],
  ] as const)('%s', (_, events, expected) => {
    expect(asked(events)).toEqual(expected);
  });
});
