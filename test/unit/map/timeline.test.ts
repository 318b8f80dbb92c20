import { describe, expect, test } from 'vitest';
import { buildMapView, lineIndex, review } from '../../../src/analysis/index';

const SNAPSHOT = JSON.stringify(
  {
    formatVersion: 1,
    cmrs: [{ base: '0x100000', size: '0x1fff00000' }],
    memblock: { memory: [{ base: '0x100000', size: '0xfff00000', node: 0 }] },
    memoryBlockSize: '128M',
    events: [
      { event: 'tdx-init' },
      { event: 'hot-add', base: '0x100000000', size: '256M', node: 0, driver: 'dimm', online: true },
      { event: 'hot-remove', base: '0x100000000', size: '256M' },
    ],
  },
  undefined,
  1,
);

function view(text: string, step?: number) {
  const source = { name: 'host.tdxmem.json', text };
  const reviews = review(source, { profile: 'linux-6.8' });
  const [first] = reviews;
  if (first === undefined) throw new Error('no review');
  return buildMapView(first, reviews, [lineIndex(text)], step === undefined ? {} : { step });
}

const lane = (id: string, shown: ReturnType<typeof view>) => shown.lanes.find((one) => one.id === id)?.segments.map(({ start, end }) => [start, end]);

describe('the events of a host on the map', () => {
  test('every step says what became of it, and where it is told', () => {
    const { timeline } = view(SNAPSHOT);
    expect(timeline?.steps.map(({ label, detail, result, errno, start, place }) => ({ label, detail, result, errno, start, line: place?.line }))).toStrictEqual([
      { label: 'TDX initialisation', detail: '', result: 'done', errno: undefined, start: undefined, line: 19 },
      { label: 'hot-add 256 MiB', detail: '[0x100000000, 0x110000000) (256 MiB), node 0, dimm', result: 'partly', errno: undefined, start: 0x1_0000_0000, line: 22 },
      { label: 'hot-remove 256 MiB', detail: '[0x100000000, 0x110000000) (256 MiB)', result: 'done', errno: undefined, start: 0x1_0000_0000, line: 30 },
    ]);
    expect([timeline?.more, timeline?.at]).toStrictEqual([0, undefined]);
    expect(lane('online', view(SNAPSHOT))).toBeUndefined();
  });

  test('the lanes show memory after a step: what is added is there, and not online where it was refused', () => {
    const [before, added, removed] = [-1, 1, 2].map((step) => view(SNAPSHOT, step));
    if (before === undefined || added === undefined || removed === undefined) throw new Error('no view');
    const boot = [0x10_0000, 0x1_0000_0000];
    expect([before, added, removed].map((shown) => shown.timeline?.at)).toStrictEqual([-1, 1, 2]);
    expect([before, added, removed].map((shown) => lane('memblock', shown))).toStrictEqual([[boot], [[0x10_0000, 0x1_1000_0000]], [boot]]);
    expect([before, added, removed].map((shown) => lane('online', shown))).toStrictEqual([[[0, 0x1_0000_0000]], [[0, 0x1_0000_0000]], [[0, 0x1_0000_0000]]]);
    expect(added.lanes.find(({ id }) => id === 'memblock')?.subtitle).toBe('1 region, after step 2');
  });

  test('a step that is none shows the evidence itself; without events there is no timeline', () => {
    expect(view(SNAPSHOT, 9).timeline?.at).toBeUndefined();
    expect(view(SNAPSHOT.replace(/"events": \[[^]*\]/, '"events": []')).timeline).toBeUndefined();
    expect(view(SNAPSHOT.replace(/"events": \[[^]*\]/, '"events": [{ "event": "tdx-init" }]')).timeline).toBeUndefined();
  });
});
