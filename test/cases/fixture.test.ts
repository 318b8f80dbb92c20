import { describe, expect, test } from 'vitest';
import { readDirective } from './support/directive';
import { readBeside, readMarked } from './support/fixture';
import { actualMissing, actualOutcome, expectedOutcome, reviewFixture } from './support/outcome';

const MARKED = [
  '#! about a region that lies in no CMR',
  '#! verdict fails',
  '#! not-applicable snapshot-invalid missing snapshot',
  '  node   1: [mem 0x0000000480000000-0x000000087fffffff]',
  '#! error region-not-convertible "node   1: [mem 0x0000000480000000-0x000000087fffffff]"',
  'virt/tdx: CMR: [0x100000000, 0x480000000)',
  '',
].join('\n');

describe('a marked dump', () => {
  test('is the dump without its markers, and what they say with the line above each', () => {
    expect(readMarked('x.txt', MARKED)).toEqual({
      path: 'x.txt',
      text: '  node   1: [mem 0x0000000480000000-0x000000087fffffff]\nvirt/tdx: CMR: [0x100000000, 0x480000000)\n',
      expectations: [
        { line: 1, directive: { kind: 'about' } },
        { line: 1, directive: { kind: 'verdict', verdict: 'fails' } },
        { line: 1, directive: { kind: 'not-applicable', code: 'snapshot-invalid', missing: ['snapshot'] } },
        {
          line: 1,
          directive: {
            kind: 'finding',
            severity: 'error',
            code: 'region-not-convertible',
            covered: 'node   1: [mem 0x0000000480000000-0x000000087fffffff]',
          },
        },
      ],
    });
  });

  test('keeps the line ends of the dump, and counts lines as an editor does', () => {
    const { text, expectations } = readMarked('x.txt', 'a\r\r\nb\r\n#! verdict passes\r\n');
    expect(text).toBe('a\r\r\nb\r\n');
    expect(expectations).toEqual([{ line: 3, directive: { kind: 'verdict', verdict: 'passes' } }]);
  });

  test('a file beside a snapshot names the lines', () => {
    expect(readBeside('x.tdxmem.json', '{}', 'verdict passes\n12 warning a-code "{ }"\n').expectations).toEqual([
      { line: 1, directive: { kind: 'verdict', verdict: 'passes' } },
      { line: 12, directive: { kind: 'finding', severity: 'warning', code: 'a-code', covered: '{ }' } },
    ]);
  });

  test.each(['verdikt fails', 'profile linux-9', 'error code', 'not-applicable code'])('refuses the marker "%s"', (text) => {
    expect(() => readDirective(text)).toThrow();
    expect(() => readMarked('x.txt', `#! ${text}\n`)).toThrow(/^x\.txt: /);
  });
});

describe('the comparison', () => {
  const outcomes = (marked: string): readonly (readonly string[])[] => {
    const fixture = readMarked('x.txt', marked);
    return [actualOutcome(fixture, reviewFixture(fixture)), expectedOutcome(fixture)];
  };

  test('is satisfied by what is so', () => {
    const [actual, expected] = outcomes(MARKED);
    expect(actual).toEqual(expected);
    expect(actual).toHaveLength(2);
    expect(actualMissing(reviewFixture(readMarked('x.txt', MARKED)), 'snapshot-invalid')).toEqual(['snapshot']);
    expect(actualMissing(reviewFixture(readMarked('x.txt', MARKED)), 'memory-empty')).toEqual(['ran']);
  });

  test.each<[what: string, change: (marked: string) => string]>([
    ['a finding that is not there', (marked) => `${marked}#! error memory-empty ""\n`],
    ['a finding that is not expected', (marked) => marked.replace(/#! error.*\n/, '')],
    ['another severity', (marked) => marked.replace('#! error', '#! warning')],
    ['another code', (marked) => marked.replace('region-not-convertible', 'region-partly-convertible')],
    ['another line', (marked) => marked.replace(/(#! error.*\n)(virt.*\n)/, '$2$1')],
    ['another text', (marked) => marked.replace('"node   1', '" node   1')],
    ['another verdict', (marked) => marked.replace('verdict fails', 'verdict passes')],
    ['one boot more', (marked) => marked.replace('verdict fails', 'verdict fails\n#! verdict fails')],
  ])('sees %s', (_, change) => {
    expect(change(MARKED)).not.toBe(MARKED);
    const [actual, expected] = outcomes(change(MARKED));
    expect(actual).not.toEqual(expected);
  });
});
