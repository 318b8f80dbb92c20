import type { LogLine } from '../capture/line-reader';

const TAB = 0x09;
const TAB_STOP = 8;

/** Where the line's words begin: columns from the left edge, with tabs to the next eighth one. */
export function columnOf({ text, body }: LogLine): number {
  let column = 0;
  for (let at = lineStart(text, body); at < body; at += 1) column += text.charCodeAt(at) === TAB ? TAB_STOP - (column % TAB_STOP) : 1;
  return column;
}

/** The marks with which a mail quotes the line, without the blanks between them. */
export function quoteOf({ text, body }: LogLine): string {
  return text.slice(lineStart(text, body), body).replaceAll(/[^>|]/g, '');
}

/** Offset of the first character of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}
