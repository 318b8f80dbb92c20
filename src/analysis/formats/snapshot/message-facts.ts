import type { Fact } from '../../evidence/fact';
import { tdx } from '../log/tdx';
import type { At, Found } from './found';
import { fieldsOf, textOf, type JsonNode } from './node';

/** One item of `messages`: a line of the TDX host code, read as one of a log. Its place is the whole line. */
export function* messageFacts(item: JsonNode, at: At): Iterable<Found> {
  const node = fieldsOf(item).get('text');
  const text = textOf(node);
  if (node === undefined || text === undefined || !tdx.starts.some((start) => text.startsWith(start))) return;
  const place = at(node);
  const read = tdx.read({ text, source: place.source, body: 0, end: text.length });
  if (read === undefined || 'take' in read) return;
  for (const found of 'kind' in read ? [read] : read) {
    if (found.kind !== 'problem') yield placed(found, place);
  }
}

function placed(fact: Fact, at: Fact['at']): Fact {
  return fact.kind === 'tdx-seamcall' ? { ...fact, at, statusAt: at } : { ...fact, at };
}
