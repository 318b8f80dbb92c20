import { describe, expect, test } from 'vitest';
import { lineIndex } from '../../../src/analysis/base/span';

/** Lines and columns of every offset, as `line:column`. */
function positions(text: string): readonly string[] {
  const lines = lineIndex(text);
  return Array.from({ length: text.length + 1 }, (_, offset) => {
    const { line, column } = lines.positionAt(offset);
    return `${line}:${column}`;
  });
}

describe('lineIndex', () => {
  test('an empty text has one line', () => {
    expect(lineIndex('').lineCount).toBe(1);
    expect(positions('')).toEqual(['0:0']);
  });

  test('LF ends a line', () => {
    expect(positions('ab\nc\n')).toEqual(['0:0', '0:1', '0:2', '1:0', '1:1', '2:0']);
  });

  test('CR and LF together end one line', () => {
    expect(positions('a\r\nb')).toEqual(['0:0', '0:1', '0:2', '1:0', '1:1']);
    expect(lineIndex('a\r\nb\r\n').lineCount).toBe(3);
  });

  test('a lone CR ends a line, as in an editor', () => {
    expect(positions('a\rb')).toEqual(['0:0', '0:1', '1:0', '1:1']);
    expect(lineIndex('a\r\r\nb').lineCount).toBe(3);
  });

  test('columns count UTF-16 units', () => {
    expect(positions('😀b')).toEqual(['0:0', '0:1', '0:2', '0:3']);
  });

  test('an offset outside the text is taken as its end, or its beginning', () => {
    const lines = lineIndex('a\nb');
    expect([lines.positionAt(99), lines.positionAt(-1)]).toEqual([
      { line: 1, column: 1 },
      { line: 0, column: 0 },
    ]);
  });
});
