import { describe, expect, test } from 'vitest';
import { cap, table } from '../../../src/cli/reporters/text/table';
import { WIDTH, wrap } from '../../../src/cli/reporters/text/wrap';

describe('wrap', () => {
  test('fills lines up to the width', () => {
    const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
    const lines = wrap(words(40), 'a: ', '   ');
    expect(lines).toEqual([`a: ${words(14)}`, `   ${words(14)}`, `   ${words(12)}`]);
    expect(lines.every((line) => line.length <= WIDTH)).toBe(true);
  });

  test('keeps a range in one piece', () => {
    const text = `${'x'.repeat(60)} [0x100000000, 0x107a000000).`;
    expect(wrap(text)).toEqual(['x'.repeat(60), '[0x100000000, 0x107a000000).']);
  });

  test('leaves a word that is longer than a line whole', () => {
    expect(wrap(`a ${'b'.repeat(100)} c`)).toEqual(['a', 'b'.repeat(100), 'c']);
  });

  test('says nothing of an empty text but its beginning', () => {
    expect(wrap('', '> ')).toEqual(['> ']);
  });
});

describe('table', () => {
  test('aligns and leaves no blank at the end of a line', () => {
    expect(table([{ title: 'range' }, { title: 'size', align: 'right' }, { title: 'note' }], [['[0x0, 0x1000)', '4 KiB', ''], ['x', '16 MiB', 'y']])).toEqual([
      '  range            size  note',
      '  [0x0, 0x1000)   4 KiB',
      '  x              16 MiB  y',
    ]);
  });

  test('hides what is more than it bears, unless all is asked for', () => {
    expect(cap([1, 2, 3], 2, false)).toEqual({ shown: [1, 2], hidden: [3] });
    expect(cap([1, 2], 2, false)).toEqual({ shown: [1, 2], hidden: [] });
    expect(cap([1, 2, 3], 2, true)).toEqual({ shown: [1, 2, 3], hidden: [] });
  });
});
