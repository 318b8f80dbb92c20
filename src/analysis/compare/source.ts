import type { Place } from '../base/span';
import type { Review } from '../verdict/review';
import type { ComparedRange, SourceId, Traits } from './difference';

/** One list of ranges that two reviews can be compared by. */
export interface Source {
  readonly id: SourceId;
  /** `undefined` where the evidence tells nothing of it: that is not an empty list. */
  items(review: Review): readonly ComparedRange[] | undefined;
  /** Finds the line behind a range that is computed. Called once for a review, and then for the ranges that differ. */
  locator?(review: Review): (item: ComparedRange) => Place | undefined;
}

/** Traits without those that the evidence does not tell. */
export function traitsOf(traits: { readonly [Id in keyof Traits]: Traits[Id] | undefined }): Traits {
  return Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== undefined));
}
