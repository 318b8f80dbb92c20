import type { LogLine } from '../capture/line-reader';

/** One line of a dump of bytes. */
export interface HexLine {
  /** Of its first byte in the table. */
  readonly offset: number;
  readonly bytes: readonly number[];
  /** How many characters the column of text has less than there are bytes. */
  readonly textMissing: number;
}

/**
 * `    0010: 42 58 50 43 …  BXPC…` as acpidump and iasl print it, or `00000010: 4258 5043 …  BXPC…` as xxd does. What stands
 * behind the last byte that can be read is left alone: usually the same as text. `undefined` where no such line stands.
 */
export function hexLineOf({ text, body, end }: LogLine): HexLine | undefined {
  const offset = digitsAt(OFFSET, text, body);
  if (offset === undefined) return undefined;
  const digits = digitsAt(BYTES, text, OFFSET.lastIndex)?.replaceAll(' ', '');
  if (digits === undefined) return undefined;
  const shown = text.slice(BYTES.lastIndex, end).trim().replace(/^\/\/ /, '');
  return {
    offset: Number.parseInt(offset, 16),
    bytes: Array.from({ length: digits.length / 2 }, (_, index) => Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16)),
    textMissing: Math.max(0, digits.length / 2 - shown.length),
  };
}

/** No table is as long as 16 MiB. */
const OFFSET = /(0{0,2}[\da-f]{4,6})(?:: | {2}) ?/iy;
/** Two blanks may stand in the middle; a mail may have squeezed those before the text to one. */
const BYTES = /((?:[\da-f]{2} {0,2}){1,16})/iy;

function digitsAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[1];
}
