import type { Place } from '../base/span';

export type ProblemCode =
  /** A line of a known kind whose address cannot be used. */
  | 'bad-address'
  /** A range that ends before it starts. */
  | 'inverted-range'
  /** A line or a value of a known kind that is cut, or is none of those it can be. */
  | 'bad-value'
  /** A firmware table, or one entry of it, that is not whole. */
  | 'cut-table'
  /** A bundle of captures whose end is missing. */
  | 'cut-bundle'
  /** A firmware table that breaks its own rules: a checksum, a length. */
  | 'bad-table'
  /** A snapshot tells that this could not be read when it was made. */
  | 'unread'
  /** A snapshot that is no well-formed JSON. */
  | 'json-syntax'
  /** JSON that is well formed but not a snapshot. */
  | 'schema';

/** A firmware table, a state, a listing in JSON stand beside the memory that TDX takes: what is missing of them hides none. */
export function standsBesideMemory({ code }: Pick<Problem, 'code'>): boolean {
  return code === 'bad-value' || code === 'cut-table' || code === 'bad-table';
}

/** Input that could not be understood. It never stops the reading: the next line still counts. */
export interface Problem {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  /** One plain sentence or two: what is wrong and what would be right. */
  readonly message: string;
  readonly at: Place;
  /** The known names or words that were most likely meant by what stands there, where there are such. */
  readonly meant?: readonly string[];
}
