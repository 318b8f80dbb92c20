import { describe, expect, test } from 'vitest';
import { buildCompareView, lineIndex, review } from '../../../src/analysis/index';

const A = `Linux version 6.14.0 (builder@example)
BIOS-e820: [mem 0x0000000000100000-0x000000003fffffff] usable
BIOS-e820: [mem 0x0000000100000000-0x000000017fffffff] usable
virt/tdx: CMR: [0x100000, 0x40000000)
`;
const B = A.replace('[mem 0x0000000100000000-0x000000017fffffff] usable', '[mem 0x0000000100000000-0x00000001ffffffff] usable').replace('6.14.0', '6.15.0');

function compared(name: string, text: string) {
  const [first] = review({ name, text });
  if (first === undefined) throw new Error('no review');
  return { review: first, lines: [lineIndex(text)] };
}

describe('two reviews on one axis', () => {
  const view = buildCompareView(compared('a.log', A), compared('b.log', B));

  test('differences come first, facts before ranges, each range with its segment and its line in B', () => {
    expect(view.findings.map(({ code, message, segment, place }) => ({ code, message, segment, source: place?.source, line: place?.line }))).toStrictEqual([
      { code: 'changed', message: 'Kernel release: 6.14.0 in A, 6.15.0 in B.', segment: undefined, source: undefined, line: undefined },
      { code: 'changed', message: expect.stringMatching(/^PAMT, KB: \d+ in A, \d+ in B\.$/), segment: undefined, source: undefined, line: undefined },
      { code: 'grown', message: expect.stringMatching(/^Firmware map: \[0x100000000, 0x180000000\) \(2 GiB\), usable in A is \[0x100000000, 0x200000000\) \(4 GiB\), usable in B \(grown\)\.$/), segment: 'differences:0', source: 1, line: 2 },
      { code: 'grown', message: expect.stringMatching(/^Memory regions: /), segment: 'differences:1', source: 1, line: 2 },
      { code: 'grown', message: expect.stringMatching(/^TDX memory list: /), segment: 'differences:2', source: 1, line: 2 },
      { code: 'grown', message: expect.stringMatching(/^TDMRs: /), segment: 'differences:3', source: 1, line: 2 },
    ]);
  });

  test('every lane of A stands above the same lane of B, under names of their own', () => {
    const ids = view.lanes.map(({ id }) => id);
    expect(ids.slice(0, 3)).toStrictEqual(['differences', 'a:firmware', 'b:firmware']);
    expect(ids.filter((id) => id.startsWith('a:')).map((id) => id.slice(2))).toStrictEqual(ids.filter((id) => id.startsWith('b:')).map((id) => id.slice(2)));
    const segments = view.lanes.flatMap((lane) => lane.segments.map(({ id }) => id));
    expect(new Set(segments).size).toBe(segments.length);
  });

  test('nothing differs from itself', () => {
    const same = buildCompareView(compared('a.log', A), compared('a.log', A));
    expect([same.summary.headline, same.findings, same.lanes[0]?.segments]).toStrictEqual(['No difference in what both tell', [], []]);
  });

  test('what only one side tells is said to be not compared, and no difference', () => {
    const less = buildCompareView(compared('a.log', A), compared('b.log', A.replace(/virt\/tdx: CMR.*\n/, '')));
    expect(less.summary.sentences).toContainEqual(expect.stringMatching(/^Not compared, since only A tells it: CMRs/));
    expect(less.findings.some(({ message }) => message.startsWith('CMRs'))).toBe(false);
    expect(less.lanes.find(({ id }) => id === 'b:cmr')).toMatchObject({ unknown: expect.any(String), segments: [] });
  });
});
