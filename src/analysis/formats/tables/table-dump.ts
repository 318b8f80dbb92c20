import type { Place } from '../../base/span';
import { countUpTo } from '../../base/search';
import { placeOf, type LineResult, type LogLine } from '../capture/line-reader';
import { decodeTable, type TablePiece } from './acpi-table';
import { cxlWindow, sratRange } from './entries';
import { hexLineOf } from './hex-line';

const BEGINNING = /0{4,8}(?:: | {2}) ?(?:53 ?52 ?41 ?54|43 ?45 ?44 ?54)/y;

/** Whether a line shows the first bytes of an SRAT or a CEDT: its name. */
export function beginsTable({ text, body }: LogLine): boolean {
  BEGINNING.lastIndex = body;
  return BEGINNING.test(text);
}

/** The lines of one dump, and the bytes they show. */
export class TableDump {
  private readonly bytes: (number | undefined)[] = [];
  /** By ascending offset. */
  private readonly lines: { readonly offset: number; readonly at: Place }[] = [];
  /** Of the last line. */
  private textMissing = 0;

  get empty(): boolean {
    return this.lines.length === 0;
  }

  /** Whether the line belongs to the dump: the first one begins a table, and the others go on behind the line above. */
  take(line: LogLine): boolean {
    if (this.empty && !beginsTable(line)) return false;
    const read = hexLineOf(line);
    if (read === undefined) return this.takeText(line);
    if (read.offset <= (this.lines.at(-1)?.offset ?? -1)) return false;
    const { offset, bytes, textMissing } = read;
    this.textMissing = textMissing;
    // A garbled line may seem to go on into the next one, which knows better.
    for (const [index, byte] of bytes.entries()) this.bytes[offset + index] = byte;
    this.lines.push({ offset, at: placeOf(line) });
    return true;
  }

  /** The column of text, which a mail has wrapped away from its bytes. */
  private takeText({ body, end }: LogLine): boolean {
    const wrapped = end - body <= this.textMissing;
    this.textMissing = 0;
    return wrapped;
  }

  /** What the table says. Places are the lines that hold an entry. */
  read(): LineResult {
    return [...decodeTable(this.bytes)].flatMap((piece) => {
      const [first, last] = [this.lineOf(piece.start), this.lineOf(piece.end - 1)];
      if (first === undefined || last === undefined) return [];
      return said(piece, { source: first.source, span: { start: first.span.start, end: last.span.end } }) ?? [];
    });
  }

  /** The line that shows a byte, or that stands above where it would be. */
  private lineOf(byte: number): Place | undefined {
    return this.lines[countUpTo(this.lines, byte, ({ offset }) => offset) - 1]?.at;
  }
}

function said(piece: TablePiece, at: Place): LineResult {
  switch (piece.kind) {
    case 'memory-affinity':
      return sratRange(piece.entry, at);
    case 'fixed-window':
      return cxlWindow(piece.entry, at);
    case 'fault':
      return { kind: 'problem', code: piece.code, message: piece.message, at };
  }
}
