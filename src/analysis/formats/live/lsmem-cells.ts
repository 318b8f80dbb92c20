import type { BlockState, MemoryBlockStateName } from '../../evidence/present-facts';
import { cutLine } from './cut-line';
import { isProblem, placeOf, readRange, type LineResult, type LogLine } from '../capture/line-reader';

/** Columns that lsmem knows; the last two on machines whose memory can be configured. */
const COLUMNS = ['RANGE', 'SIZE', 'STATE', 'REMOVABLE', 'BLOCK', 'NODE', 'ZONES', 'CONFIGURED', 'MEMMAP-ON-MEMORY'];

export function isColumn(name: string): boolean {
  return COLUMNS.includes(name);
}

/** One value of a row and its offset in the text. */
export interface Cell {
  readonly text: string;
  readonly at: number;
}

/** The values of a row by column. */
export type Cells = ReadonlyMap<string, Cell>;

const STATES: Readonly<Record<string, MemoryBlockStateName>> = { online: 'online', offline: 'offline', 'on->off': 'going-offline', 'going-offline': 'going-offline' };

/** The state that lsmem names so. */
export function stateOf(text: string): MemoryBlockStateName | undefined {
  return Object.hasOwn(STATES, text) ? STATES[text] : undefined;
}

/** What a row says. A table without states, or without ranges and block numbers, says nothing that is of use here. */
export function rowFact(cells: Cells, line: LogLine): LineResult {
  const cell = (column: string): Cell | undefined => cells.get(column);
  const [rangeCell, stateCell] = [cell('RANGE'), cell('STATE')];
  const read = rangeCell && readRange(line, rangeCell.at, '-', 'inclusive');
  if (read !== undefined && isProblem(read)) return read;
  if (rangeCell !== undefined && read?.end !== rangeCell.at + rangeCell.text.length) return cutLine(line);
  const blocks = blocksOf(cell('BLOCK')?.text ?? '');
  if (stateCell === undefined || (read === undefined && blocks === undefined)) return undefined;
  const state = stateOf(stateCell.text);
  // lsmem writes a question mark where it could not read the state.
  if (state === undefined) return stateCell.text === '?' ? undefined : cutLine(line);
  const node = cell('NODE')?.text ?? '';
  const zones = cell('ZONES')?.text ?? '';
  const fact: BlockState = {
    kind: 'block-state',
    from: 'lsmem',
    ...(read && { range: read.range }),
    ...(blocks && { blocks }),
    state,
    ...(/^\d{1,5}$/.test(node) && { node: Number(node) }),
    ...(zones !== '' && { zones }),
    at: placeOf(line),
  };
  return fact;
}

/** `32` or `32-39`. */
export function blocksOf(text: string): BlockState['blocks'] {
  const { first, last = first } = /^(?<first>\d{1,9})(?:-(?<last>\d{1,9}))?$/.exec(text)?.groups ?? {};
  return first === undefined || Number(last) < Number(first) ? undefined : { first: Number(first), last: Number(last) };
}
