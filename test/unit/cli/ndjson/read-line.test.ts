import { describe, expect, test } from 'vitest';
import { lineIndex, review } from '../../../../src/analysis/index';
import { readLine } from '../../../../src/cli/ndjson/read-line';
import { linesOf } from '../../../../src/cli/reporters/ndjson';

const text = `Linux version 6.8.0-1004-intel (x)
DMI: Example Server/Board, BIOS 1.2.2 11/12/2024
  node   0: [mem 0x0000000000100000-0x000000017fffffff]
virt/tdx: CMR: [0x100000, 0x80000000)
`;

function linesFor(errors: readonly string[]): readonly string[] {
  const lines = [lineIndex(text)];
  const reviewed = review({ name: 'a.log', text }).map((one) => ({ review: one, lines }));
  return linesOf({ file: 'a.log', reviewed, errors }, '1.0.0').trimEnd().split('\n');
}

describe('what is written is read', () => {
  const read = linesFor(['It broke.']).map(readLine);

  test('a review', () => {
    expect(read[0]).toEqual({
      file: 'a.log',
      last: false,
      review: {
        source: 'a.log',
        newest: true,
        verdict: 'fails',
        reason: expect.stringContaining('convertible'),
        bios: '1.2.2 11/12/2024',
        kernelRelease: '6.8.0-1004-intel',
        findings: [{ code: 'region-partly-convertible', severity: 'error', suppressed: false }],
        runs: ['seed-v8', 'linux-6.8', 'linux-7.1', 'linux-dpamt', 'cmr-v8', 'cmr-v8.2'].map((profile) => ({ profile, outcome: expect.stringMatching(/^(passes|fails|may-fail)$/) })),
      },
    });
  });

  test('an error', () => {
    expect(read[1]).toEqual({ file: 'a.log', last: true, error: 'It broke.' });
  });
});

describe('what is not of this format is not understood', () => {
  const [line = ''] = linesFor([]);
  test.each([
    ['nothing', ''],
    ['no JSON', line.slice(0, -10)],
    ['no object', '[1]'],
    ['null', 'null'],
    ['of another program', line.replace('"tdxmem"', '"other"')],
    ['of another version', line.replace('"formatVersion":1', '"formatVersion":2')],
    ['a whole report', '{"formatVersion":1,"tool":{"name":"tdxmem","version":"1"},"reviews":[]}'],
    ['an unknown verdict', line.replace('"verdict":"fails"', '"verdict":"maybe"')],
  ])('%s', (_, wrong) => {
    expect(readLine(line)).toBeDefined();
    expect(readLine(wrong)).toBeUndefined();
  });
});
