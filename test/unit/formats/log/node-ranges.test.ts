import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

describe('Early memory node ranges', () => {
  test('node and range of each line', () => {
    const text = [
      '[    0.012345] Early memory node ranges',
      '[    0.012346]   node   0: [mem 0x0000000000001000-0x000000000009ffff]',
      '[    0.012347]   node  12: [mem 0x0000000100000000-0x000000047fffffff]',
    ].join('\n');
    expect(factsOf(text)).toEqual([
      { kind: 'node-range', range: range(0x1000, 0xa0000), node: 0, at: placeOf(text, 'node   0: [mem 0x0000000000001000-0x000000000009ffff]') },
      { kind: 'node-range', range: range(0x100000000, 0x480000000), node: 12, at: placeOf(text, 'node  12: [mem 0x0000000100000000-0x000000047fffffff]') },
    ]);
  });

  test('a cut line is a problem', () => {
    const text = 'node   1: [mem 0x0000000100000000-0x000000047fffffff';
    expect(read(text)).toEqual({
      facts: [],
      problems: [
        {
          kind: 'problem',
          code: 'bad-address',
          message: '`0x0000000100000000-0x000000047fffffff` is no whole range: the line is cut, or a character is mistyped. It is left out of the review.',
          at: placeOf(text, '0x0000000100000000-0x000000047fffffff'),
        },
      ],
    });
  });

  test.each([
    'node 1: [mem is where CXL lives',
    'node distances:',
    'node   0 cpus: 0 1 2',
    'node   0: 4096 MB',
    'Initmem setup node 0 [mem 0x0000000000001000-0x000000047fffffff]',
    'NODE_DATA(0) allocated [mem 0x47ffd5000-0x47fffffff]',
    '  Normal   [mem 0x0000000100000000-0x000000047fffffff]',
  ])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
