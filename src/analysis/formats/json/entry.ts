import type { Place } from '../../base/span';
import type { Fact } from '../../evidence/fact';
import type { Problem } from '../../evidence/problem';
import type { LogLine } from '../capture/line-reader';
import type { JsonNode } from '../snapshot/node';

/** One object of a listing. */
export interface Entry {
  readonly fields: ReadonlyMap<string, JsonNode>;
  /** Name of the field that holds it or the list that it is in. Absent at the top. */
  readonly key?: string;
  /** The object around it. */
  readonly outer?: Entry;
  /** Where a value stands. */
  placeOf(node: JsonNode): Place;
  /** Text without its quotes, as a line of the source. */
  lineOf(node: JsonNode): LogLine;
}

/** Reads one kind of entry, wherever in a document it stands: people paste half of a listing. */
export interface EntryReader {
  readonly id: string;
  /** Whether an object is of this kind, also when it is cut. */
  claims(entry: Entry): boolean;
  /** What an entry says that is whole. */
  read(entry: Entry): readonly (Fact | Problem)[];
}
