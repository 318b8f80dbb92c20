export type Piece =
  | { readonly kind: 'piece'; readonly bytes: Buffer; readonly end: number; readonly ended: boolean }
  /** Longer than what is held at once: its bytes are passed over. */
  | { readonly kind: 'too-long'; readonly end: number; readonly ended: boolean };

/**
 * Cuts a stream of bytes at a separator, in as much memory as one piece takes.
 * `end` is the number of bytes to the end of the piece, separator included; `ended` is false for a last one without it.
 * @param separator A byte: 10 for lines, 0 for `find -print0`.
 * @param most Bytes of the longest piece.
 */
export async function* pieces(stream: AsyncIterable<Uint8Array>, separator: number, most: number): AsyncGenerator<Piece, void> {
  let held: Uint8Array[] = [];
  let length = 0;
  let position = 0;
  const take = (end: number, ended: boolean): Piece => {
    const piece: Piece = length > most ? { kind: 'too-long', end, ended } : { kind: 'piece', bytes: Buffer.concat(held, length), end, ended };
    held = [];
    length = 0;
    return piece;
  };
  const hold = (part: Uint8Array): void => {
    length += part.length;
    if (length > most) held = [];
    else held.push(part);
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let at = chunk.indexOf(separator); at !== -1; at = chunk.indexOf(separator, start)) {
      hold(chunk.subarray(start, at));
      start = at + 1;
      yield take(position + start, true);
    }
    if (start < chunk.length) hold(chunk.subarray(start));
    position += chunk.length;
  }
  if (length > 0) yield take(position, false);
}
