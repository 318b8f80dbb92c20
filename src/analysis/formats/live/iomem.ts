import type { Problem } from '../../evidence/problem';
import { cutLine } from './cut-line';
import { isProblem, placeOf, readRange, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';
import { columnOf, quoteOf } from './indent';

const HEX = '0123456789abcdef';

/**
 * `00001000-0009fbff : System RAM`, from /proc/iomem, printed by r_show() in kernel/resource.c: inclusive ends, eight to
 * sixteen digits, two blanks for each level. /proc/ioports has the same form with four digits and is no memory.
 */
export const iomem: LineReader = {
  id: 'iomem',
  sign: /[0-9a-f]{8} : (?:System RAM|Soft Reserved|CXL Window|Persistent Memory)/,
  starts: Array.from(HEX),
  fourth: HEX,
  read(line) {
    ROW.lastIndex = line.body;
    return ROW.test(line.text) && ROW.lastIndex < line.end ? listing() : undefined;
  },
};

const ROW = /[0-9a-f]{8,16}-[0-9a-f]{8,16} : (?=\S)/y;
/** In a listing also behind the dot that a mail program puts at the beginning of a line. */
const ROW_BELOW = /(\.?)[0-9a-f]{8,16}-[0-9a-f]{8,16} : (?=\S)/y;
/** A row that stops anywhere behind its dash. */
const CUT = /^[0-9a-f]{4,16}-[0-9a-f]{0,16}(?: :?)?$/;
/** Where somebody left rows out. */
const LEFT_OUT = /^\.{2,6}$/;

function listing(): Section {
  /** Columns of the entries that the next one may lie in. */
  const above: number[] = [];
  let quote: string | undefined;
  let hidden = false;
  const depthOf = (line: LogLine): number => {
    const quoted = quoteOf(line);
    if (quoted !== quote) above.length = 0;
    quote = quoted;
    const column = columnOf(line);
    while ((above.at(-1) ?? -1) >= column) above.pop();
    return above.push(column) - 1;
  };
  return {
    take(line): LineResult | 'ended' {
      ROW_BELOW.lastIndex = line.body;
      const match = ROW_BELOW.exec(line.text);
      if (match === null || ROW_BELOW.lastIndex >= line.end) return notARow(line);
      const depth = depthOf(line);
      const label = labelOf(line.text.slice(ROW_BELOW.lastIndex, line.end));
      const read = readRange(line, line.body + (match[1]?.length ?? 0), '-', 'inclusive');
      if (read === undefined || isProblem(read)) return read;
      if (read.range.end > 1) return { kind: 'iomem-range', range: read.range, label, depth, at: placeOf(line) };
      // Every entry reads 0-0 then; one of them says so for all.
      if (hidden) return undefined;
      hidden = true;
      return { kind: 'addresses-hidden', listing: 'iomem', at: placeOf(line) };
    },
  };
}

function notARow(line: LogLine): Problem | undefined | 'ended' {
  const shown = line.text.slice(line.body, Math.min(line.end, line.body + 40));
  if (LEFT_OUT.test(shown)) return undefined;
  const isLast = line.end === line.text.length;
  return CUT.test(shown) || (isLast && /^[0-9a-f]{2,16}$/.test(shown)) ? cutLine(line) : 'ended';
}

/** Without what people write behind an entry: no name that a kernel gives holds two blanks together. */
function labelOf(text: string): string {
  const note = / {2}|\t| [#<]/.exec(text);
  return note === null ? text : text.slice(0, note.index);
}
