import { columnOf } from './indent';
import { blocksOf, isColumn, stateOf, type Cell, type Cells } from './lsmem-cells';
import { words, type LogLine } from '../capture/line-reader';

/** Longer than any row. */
const LONGEST = 400;

/** The heading of a table. */
export interface Header {
  readonly names: readonly string[];
  /** Where each name begins and ends: columns from the left edge. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** `RANGE   SIZE  STATE REMOVABLE BLOCK`: nothing but names of columns, and two of them at least. */
export function headerOf(line: LogLine): Header | undefined {
  const names = cellsOf(line);
  if (names.length < 2 || !names.every(({ text }) => isColumn(text))) return undefined;
  const edge = columnOf(line) - line.body;
  return {
    names: names.map(({ text }) => text),
    starts: names.map(({ at }) => at + edge),
    ends: names.map(({ at, text }) => at + text.length + edge),
  };
}

const RANGE_BEGINS = /^0x[0-9a-f]/;
const WHOLE_RANGE = /^0x[0-9a-f]{16}-0x[0-9a-f]{16}$/;

/** Whether the words can be a row below the heading, whole or cut. */
export function isRow(line: LogLine, { names }: Header): boolean {
  const cells = cellsOf(line);
  return names.includes('RANGE') ? cells.some(({ text }) => RANGE_BEGINS.test(text)) : cells.some(({ text }) => stateOf(text) !== undefined);
}

/**
 * The values of a row below its heading. A value may be missing: REMOVABLE is empty for blocks that are offline. Then
 * columns tell, since all but the range stand flush right below the ends of their names.
 */
export function cellsByHeader(line: LogLine, header: Header): Cells {
  const cells = cellsOf(line);
  if (cells.length === header.names.length) return new Map(header.names.flatMap((name, index) => named(name, cells[index])));
  const raw = rawCells(line, header);
  if (raw !== undefined) return raw;
  // Where the range stands tells how far the row as a whole is shifted.
  const range = cells.find(({ text }) => RANGE_BEGINS.test(text));
  const edge = range === undefined ? columnOf(line) - line.body : (header.starts[header.names.indexOf('RANGE')] ?? 0) - range.at;
  return new Map(
    cells.flatMap((cell) => {
      if (cell === range) return named('RANGE', cell);
      const end = cell.at + cell.text.length + edge;
      const index = header.ends.findIndex((limit, at) => header.names[at] !== 'RANGE' && end <= limit);
      return named(header.names[index], cell);
    }),
  );
}

/** `lsmem --raw` keeps one blank between values, and so two around one that is missing. */
function rawCells(line: LogLine, { names, starts, ends }: Header): Cells | undefined {
  if (starts.some((start, index) => index > 0 && start !== (ends[index - 1] ?? 0) + 1)) return undefined;
  const values = words(line).slice(0, LONGEST).split(' ');
  if (values.length !== names.length) return undefined;
  let at = line.body;
  return new Map(
    values.flatMap((text, index) => {
      const cell = { text, at };
      at += text.length + 1;
      return text === '' ? [] : named(names[index], cell);
    }),
  );
}

/**
 * The values of a row without a heading (`lsmem --noheadings`), by their shapes. Of two numbers the one that is the
 * range divided by the size of a block is the block's.
 */
export function cellsByShape(line: LogLine): Cells | undefined {
  const [range, size, ...rest] = cellsOf(line);
  if (range === undefined || size === undefined || !WHOLE_RANGE.test(range.text) || !/^[\d.]{1,20}[BKMGTPE]?$/.test(size.text)) return undefined;
  const state = rest.find(({ text }) => stateOf(text) !== undefined);
  if (state === undefined) return undefined;
  const numbers = rest.filter(({ text }) => blocksOf(text) !== undefined);
  const block = numbers.find(({ text }) => text.includes('-')) ?? numbers.find(({ text }) => isBlockOf(text, range.text)) ?? numbers.at(-1);
  return new Map([
    ...named('RANGE', range),
    ...named('STATE', state),
    ...named('BLOCK', block),
    ...named('NODE', numbers.find((cell) => cell !== block)),
    ...named('ZONES', rest.find(({ text }) => /^[A-Z]\w{0,12}(?:\/[A-Z]\w{0,12}){0,6}$/.test(text))),
  ]);
}

/** Whether block number `number` begins where the range does, when the range is one block. Zero tells nothing. */
function isBlockOf(number: string, range: string): boolean {
  const [start = 0, last = 0] = range.split('-').map((text) => Number.parseInt(text, 16));
  return Number(number) > 0 && Number(number) * (last + 1 - start) === start;
}

function named(name: string | undefined, cell: Cell | undefined): readonly (readonly [string, Cell])[] {
  return name === undefined || cell === undefined ? [] : [[name, cell]];
}

/** The words of a line, one by one. */
function cellsOf(line: LogLine): readonly Cell[] {
  return Array.from(words(line).slice(0, LONGEST).matchAll(/\S{1,60}/g), (match) => ({ text: match[0], at: line.body + match.index }));
}
