import type { Place } from '../base/span';
import type { Review } from '../verdict/review';
import type { MapFinding, MapPlace, MapSegment } from './view';

/** What a lane is built from. */
export interface LaneContext {
  readonly review: Review;
  /** Names a place for people: file and line. */
  placeOf(at: Place): MapPlace;
  /** The findings that are about the line at a place, worst first. */
  findingsAt(at: Place): readonly MapFinding[];
}

/** What a lane shows: what it knows, or why it knows nothing. */
export type LaneContent =
  | { readonly subtitle: string; readonly segments: readonly MapSegment[] }
  | { readonly unknown: string };

/** One row of the map. */
export interface Lane {
  readonly id: string;
  readonly title: string;
  build(context: LaneContext): LaneContent;
}
