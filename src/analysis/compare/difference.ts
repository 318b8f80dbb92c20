import type { AddressRange } from '../base/range';
import type { Place } from '../base/span';

/** What is compared by address, from what firmware says down to what follows from it. */
export type SourceId =
  | 'firmware'
  | 'srat'
  | 'cxl-windows'
  | 'regions'
  | 'cmrs'
  | 'memlist'
  | 'tdmrs'
  | 'reserved-areas'
  | 'hotplug'
  | 'hot-added';

export type TraitId = 'type' | 'node' | 'domain' | 'flags' | 'holds' | 'answer' | 'driver' | 'state';

/** What a source says of a range besides its bytes, in its own words. What it does not say is absent; no flags at all are ''. */
export type Traits = Readonly<Partial<Record<TraitId, string>>>;

/** One range of one source, with the line that says so where a line does. */
export interface ComparedRange {
  readonly range: AddressRange;
  readonly traits: Traits;
  /** Its `source` is an index into the sources of the review that it comes from. */
  readonly at?: Place;
}

export type Change =
  /** Nothing of A, one range of B. */
  | 'added'
  /** One range of A, nothing of B. */
  | 'removed'
  /** The same size and traits at another address. */
  | 'moved'
  /** The same traits over other bytes that share some with those of before: more, or fewer. As many, but shifted, are `moved`. */
  | 'grown'
  | 'shrunk'
  /** The same bytes with other traits. */
  | 'changed'
  /** One range of A, several of B with its traits that lie in it, each with more than half of its bytes. */
  | 'split'
  /** Several ranges of A that lie so in one of B. */
  | 'joined';

/** One difference by address. Ranges on both sides are ascending. */
export interface RangeDifference {
  readonly change: Change;
  readonly a: readonly ComparedRange[];
  readonly b: readonly ComparedRange[];
}

/** Where a difference begins: it sorts by this. */
export function firstByte({ a, b }: RangeDifference): number {
  return Math.min(...[...a, ...b].map(({ range }) => range.start));
}

/** The same difference, seen from the other side. */
export function mirrored({ change, a, b }: RangeDifference): RangeDifference {
  return { change: MIRROR[change], a: b, b: a };
}

const MIRROR: Readonly<Record<Change, Change>> = {
  added: 'removed',
  removed: 'added',
  moved: 'moved',
  grown: 'shrunk',
  shrunk: 'grown',
  changed: 'changed',
  split: 'joined',
  joined: 'split',
};
