import { pieces } from '../ndjson/pieces';

export type Name = { readonly kind: 'name'; readonly file: string } | { readonly kind: 'unusable'; readonly file: string; readonly error: string };

/** Bytes of the longest name that is taken: Linux takes 4096 in a path. */
const LONGEST = 4096;

/** The names in a list, as `find` prints it: one a line, or with `find -print0` each ended by a NUL. Empty ones are passed over. */
export async function* namesIn(list: AsyncIterable<Uint8Array>, nul: boolean): AsyncGenerator<Name, void> {
  for await (const piece of pieces(list, nul ? 0 : 10, LONGEST)) {
    if (piece.kind === 'too-long') yield { kind: 'unusable', file: '', error: tooLong(piece.end, nul) };
    else if (piece.bytes.length > 0) yield named(piece.bytes);
  }
}

function named(bytes: Buffer): Name {
  const file = bytes.toString('utf8');
  if (Buffer.from(file, 'utf8').equals(bytes)) return { kind: 'name', file };
  return { kind: 'unusable', file, error: 'Its name is not in UTF-8, so JSON cannot tell it. Rename it, or review it alone: tdxmem check - < FILE' };
}

function tooLong(end: number, nul: boolean): string {
  const how = nul ? 'Is it a list of lines? Then leave out --null.' : 'Is it a list of find -print0? Then add --null.';
  return `A name in the list, up to its byte ${end}, is longer than ${LONGEST} bytes. ${how}`;
}
