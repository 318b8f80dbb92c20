/** UTF-16 offsets [start, end) into one source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span of one of the sources of a review; `source` is the index into its list of sources. */
export interface Place {
  readonly source: number;
  readonly span: Span;
}

/** Zero-based line and UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into lines and columns. Built only at the edges: inside, everything is an offset. */
export interface LineIndex {
  readonly lineCount: number;
  /** Offsets past the end are taken as the end. */
  positionAt(offset: number): Position;
}

/** Lines end at `\n`; a `\r` before it belongs to the line end, as in an editor. A lone `\r` ends a line too. */
export function lineIndex(text: string): LineIndex {
  return lineIndexAt(lineStarts(text), text.length);
}

/** Where the lines of a text begin, ascending; the first at 0. */
export function lineStarts(text: string): Uint32Array<ArrayBuffer> {
  const starts = [0];
  const breaks = /\r\n?|\n/g;
  while (breaks.exec(text) !== null) starts.push(breaks.lastIndex);
  return Uint32Array.from(starts);
}

/** The index of a text of which no more is known than where its lines begin, and how long it is. */
export function lineIndexAt(starts: Uint32Array, length: number): LineIndex {
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const at = Math.max(0, Math.min(offset, length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, column: at - (starts[low] ?? 0) };
    },
  };
}
