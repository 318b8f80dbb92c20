import type { BlockState } from '../../evidence/present-facts';
import type { Problem } from '../../evidence/problem';
import { garbledRange, isProblem, readRange, type LogLine, type RangeText } from '../capture/line-reader';
import { blocksOf, stateOf } from '../live/lsmem-cells';
import { known } from '../snapshot/found';
import { textOf, wholeNumberOf, type JsonNode } from '../snapshot/node';
import type { EntryReader } from './entry';
import { countOf } from './figures';

/** A kernel has at most 1024 nodes. */
const LAST_NODE = 1023;

/**
 * `{ "range": "0x0000000100000000-0x000000027fffffff", "size": "6G", "state": "online", "block": "32-79" }`, a row of
 * `lsmem --json`. The end is inclusive. `-o` chooses the columns, so any may be missing; `?` is a state that lsmem could
 * not read.
 */
export const lsmem: EntryReader = {
  id: 'lsmem',
  claims({ fields, key }) {
    const range = textOf(fields.get('range'));
    return range === undefined ? key === 'memory' && fields.has('block') && fields.has('state') : range.startsWith('0x');
  },
  read({ fields, placeOf, lineOf }) {
    const rangeNode = fields.get('range');
    const blockNode = fields.get('block');
    const state = stateOf(textOf(fields.get('state')) ?? '');
    const at = rangeNode ?? blockNode;
    if (at === undefined) return [];
    const found = rangeNode && readWhole(lineOf(rangeNode));
    if (found !== undefined && isProblem(found)) return [found];
    const blocks = blocksIn(blockNode);
    if (state === undefined || (found === undefined && blocks === undefined)) return [];
    const node = countOf(fields.get('node'), LAST_NODE);
    const zones = textOf(fields.get('zones'));
    return [{ kind: 'block-state', from: 'lsmem', state, at: placeOf(at), ...known({ range: found?.range, blocks, node, zones }) }];
  },
};

function readWhole(line: LogLine): RangeText | Problem | undefined {
  const read = readRange(line, line.body, '-', 'inclusive');
  return read !== undefined && (isProblem(read) || read.end === line.end) ? read : garbledRange(line, line.body);
}

/** `32-79` or `32`, and a number where every row is one block. */
function blocksIn(node: JsonNode | undefined): BlockState['blocks'] {
  return blocksOf(textOf(node) ?? String(wholeNumberOf(node, 0, Infinity)));
}
