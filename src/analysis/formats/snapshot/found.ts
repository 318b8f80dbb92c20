import type { Place, Span } from '../../base/span';
import type { Fact } from '../../evidence/fact';
import type { Problem } from '../../evidence/problem';
import type { Usable } from './range';

/** What one node gives. */
export type Found = Fact | Problem;

/** Places a span in its source. */
export type At = (node: { readonly span: Span }) => Place;

/** The problem of a well-formed value that cannot be used. */
export function* problemOf(read: Usable<unknown>, at: At): Iterable<Problem> {
  if (read === undefined || 'value' in read) return;
  yield { kind: 'problem', code: 'bad-address', message: read.complaint.message, at: at(read.complaint) };
}

/** The fields that have a value: in a fact, what is not known is absent. */
export function known<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The entries were just filtered by the very rule that the type states.
  return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
