import { parseSize } from '../../base/size';
import { cutLine } from './cut-line';
import { isColumn, rowFact, type Cells } from './lsmem-cells';
import { cellsByHeader, cellsByShape, headerOf, isRow, type Header } from './lsmem-table';
import { partOf, words, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';

/**
 * A table of lsmem (util-linux), with or without its heading, in any choice and order of columns:
 * `0x0000000100000000-0x000000013fffffff   1G online       yes 32-39`. Ends are inclusive. With `--pairs` each line names
 * its columns: `RANGE="0x…-0x…" SIZE="1G" STATE="online" REMOVABLE="yes" BLOCK="32-39"`.
 */
export const lsmem: LineReader = {
  id: 'lsmem',
  sign: /\bRANGE {1,60}SIZE\b|0x[0-9a-f]{16}-0x[0-9a-f]{16} {1,8}[\d.]{1,16}[KMGTP]? {1,8}o(?:n|ff)line\b|\bRANGE="0x[0-9a-f]{16}-/,
  starts: ['RANGE', 'SIZE', 'STATE', 'REMOVABLE', 'BLOCK', 'NODE', 'ZONES', '0x'],
  fourth: '0123456789abcdef',
  read(line) {
    if (line.text.startsWith('0x', line.body)) return cellsByShape(line) === undefined ? undefined : rows;
    const header = headerOf(line);
    return header === undefined ? pairs(line) : table(header);
  },
};

function table(header: Header): Section {
  let above = true;
  return {
    take(line): LineResult | 'ended' {
      if (above) {
        above = false;
        return undefined;
      }
      return isRow(line, header) ? rowFact(cellsByHeader(line, header), line) : noRow(line);
    },
  };
}

/** Rows without a heading. What one says does not depend on another, so every table is read alike. */
const rows: Section = {
  take(line) {
    const cells = cellsByShape(line);
    return cells === undefined ? noRow(line) : rowFact(cells, line);
  },
};

function noRow(line: LogLine): LineResult | 'ended' {
  const text = words(line).slice(0, 60);
  // Where somebody left rows out.
  if (/^\.{2,6}$/.test(text)) return undefined;
  // The first number is whole, or nothing follows it.
  return /^0x(?:[0-9a-f]{16}|[0-9a-f]{0,15}$)/.test(text) ? cutLine(line) : 'ended';
}

/** One line of `lsmem --pairs`. */
function pairs(line: LogLine): LineResult {
  const text = words(line).slice(0, 400);
  if (!/^[A-Z]{4,9}="/.test(text)) return undefined;
  const cells: Cells = new Map(
    Array.from(text.matchAll(/([A-Z][A-Z_-]{1,20})="([^"]{0,60})"/g), ({ index, 1: name = '', 2: value = '' }) => [name, { text: value, at: line.body + index + name.length + 2 }] as const),
  );
  const quotes = text.split('"').length - 1;
  if (quotes % 2 === 1 || !text.endsWith('"')) return text.startsWith('RANGE="0x') ? cutLine(line) : undefined;
  return Array.from(cells.keys()).every(isColumn) ? rowFact(cells, line) : undefined;
}

/** `Memory block size:       128M`, below every table; in bytes with `--bytes`. */
export const lsmemBlockSize: LineReader = {
  id: 'lsmem-block-size',
  sign: /^[ \t>|+]{0,40}Memory block size: {1,40}\d/m,
  starts: ['Memory block size:'],
  read(line) {
    const head = /^Memory block size:\s{1,40}(?=\d)/.exec(words(line).slice(0, 80))?.[0];
    if (head === undefined) return undefined;
    const bytes = parseSize(words(line).slice(head.length));
    return bytes === undefined || bytes === 0 ? cutLine(line) : { kind: 'memory-block-size', bytes, at: partOf(line, head.length, line.end - line.body) };
  },
};
