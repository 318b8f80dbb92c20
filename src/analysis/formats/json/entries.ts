import type { Fact } from '../../evidence/fact';
import type { Problem } from '../../evidence/problem';
import { fieldsOf, type JsonNode, type JsonObject } from '../snapshot/node';
import type { Entry } from './entry';
import { entryReaders } from './registry';

/** What the entries of a document say. */
export interface Entries {
  readonly found: readonly (Fact | Problem)[];
  /** Whether an object is of a kind that is read, be it whole or cut. */
  readonly known: boolean;
}

/**
 * Reads every entry of a document. One speaks where it ends, behind all that lies in it: what follows a whole entry then
 * changes nothing of what it says. One that is cut says nothing.
 */
export function readEntries(root: JsonNode, text: string, places: Pick<Entry, 'placeOf' | 'lineOf'>): Entries {
  const found: (Fact | Problem)[] = [];
  let known = false;
  const walk = (node: JsonNode | undefined, key: string | undefined, outer: Entry | undefined): void => {
    if (node?.kind === 'array') for (const item of node.items) walk(item, key, outer);
    if (node?.kind !== 'object') return;
    const entry: Entry = { fields: fieldsOf(node), ...places, ...(key !== undefined && { key }), ...(outer && { outer }) };
    for (const field of node.fields) walk(field.value, field.key, entry);
    const reader = entryReaders.find((one) => one.claims(entry));
    if (reader === undefined) return;
    known = true;
    if (isWhole(node, text)) found.push(...reader.read(entry));
  };
  walk(root, undefined, undefined);
  return { found, known };
}

/** Whether an object has its own closing bracket: that of the last one inside it may be the last there is. */
function isWhole({ span, fields }: JsonObject, text: string): boolean {
  const last = fields.at(-1);
  return text[span.end - 1] === '}' && span.end > (last?.value ?? { span: last?.keySpan ?? span }).span.end;
}
