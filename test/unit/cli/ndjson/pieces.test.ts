import { describe, expect, test } from 'vitest';
import { pieces, type Piece } from '../../../../src/cli/ndjson/pieces';

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function cut(texts: readonly string[], most = 100): Promise<readonly (readonly [text: string, end: number, ended: boolean])[]> {
  const result: Piece[] = [];
  for await (const piece of pieces(chunks(...texts), 10, most)) result.push(piece);
  return result.map((piece) => [piece.kind === 'piece' ? piece.bytes.toString() : 'too long', piece.end, piece.ended]);
}

describe('a stream is cut at line ends', () => {
  const whole = [['ab', 3, true], ['', 4, true], ['cde', 8, true], ['f', 9, false]];
  test.each([
    ['in one chunk', ['ab\n\ncde\nf']],
    ['wherever the chunks end', ['a', 'b', '\n', '\nc', 'de', '\nf']],
    ['with empty chunks', ['', 'ab\n\ncde\n', '', 'f']],
  ])('%s', async (_, texts) => {
    expect(await cut(texts)).toEqual(whole);
  });

  test('without a last piece where it ends with a line end', async () => {
    expect(await cut(['ab\n'])).toEqual([['ab', 3, true]]);
    expect(await cut([])).toEqual([]);
  });

  test('and what is too long is passed over', async () => {
    expect(await cut(['abc\nabcd', 'efgh\nab\nabcd'], 3)).toEqual([['abc', 4, true], ['too long', 13, true], ['ab', 16, true], ['too long', 20, false]]);
  });
});
