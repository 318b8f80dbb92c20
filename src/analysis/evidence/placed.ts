import type { Place } from '../base/span';

/** Whatever is known is known from some place. */
export interface Placed {
  readonly at: Place;
}
