import type { LogLine } from '../capture/line-reader';

/** One field of a table that iasl has disassembled. */
export interface DisassemblyField {
  readonly name: string;
  /** What stands behind the colon, with what people noted beside it. */
  readonly value: string;
}

/** No field is as long; what stands behind is somebody's remark. */
const LONGEST = 160;

/**
 * `[0A8h 0168   1]                Subtable Type : 01 [Memory Affinity]`, `[A130h 41304 008h]  Base Address : 0000002080000000`,
 * `[0004]  Proximity Domain : 00000000`, and the same where somebody took the first column away. `undefined` for any other line.
 */
export function fieldOf({ text, body, end }: LogLine): DisassemblyField | undefined {
  const line = text.slice(body, Math.min(end, body + LONGEST));
  const column = COLUMN.exec(line)?.[0] ?? '';
  const colon = line.indexOf(' : ', column.length);
  if (colon < 0) return undefined;
  const name = line.slice(column.length, colon).trim();
  const value = line.slice(colon + 3).trim();
  if (!NAME.test(name)) return undefined;
  // Without the column only a figure or a quoted word shows that it is a field.
  return column !== '' || VALUE.test(value) ? { name, value } : undefined;
}

/** Hexadecimal offset, decimal offset and length; a template of iasl shows the length alone. */
const COLUMN = /^\[[\da-f]{3,8}h?(?: {1,4}\d{1,8} {1,4}[\da-f]{1,6}h?)?\]/i;
/** `Interleave Members (2^n)`, `Hot Pluggable`, `Proximity Domain High(24)`. */
const NAME = /^[A-Z][\w ()^/.-]{2,40}$/i;
const VALUE = /^(?:[\da-f]{1,16}(?![\w:])|")/i;
