import type { AddressRange } from '../base/range';
import type { Place } from '../base/span';
import type { Finding } from '../checks/finding';
import type { ReplayState } from '../run/replay-step';
import type { Review } from '../verdict/review';
import type { MapFinding, MapPlace, MapSegment } from './view';

/** Memory right after one of the events, or before all of them. */
export interface Moment extends ReplayState {
  /** `after event 3`, `before all events`. */
  readonly name: string;
}

/** What a lane is built from. */
export interface LaneContext {
  readonly review: Review;
  /** The findings to show: all that are not suppressed, worst first. */
  readonly findings: readonly Finding[];
  /** Memory at one moment of the events, where a moment is chosen. */
  readonly moment?: Moment;
  /** Names a place for people: file and line. */
  placeOf(at: Place): MapPlace;
  /** For bytes that a line speaks of: the findings on it about them, worst first, then those that they are only involved in. */
  findingsAt(at: Place, bytes: AddressRange): readonly MapFinding[];
  /** The findings about exactly these bytes, worst first: for what is computed and stands on no line of its own. */
  findingsOn(range: AddressRange): readonly MapFinding[];
}

/** What a lane shows: what it knows, why it knows nothing, or both where only part is known. */
export type LaneContent =
  | { readonly subtitle: string; readonly segments: readonly MapSegment[]; readonly unknown?: string }
  | { readonly unknown: string };

/** One row of the map. */
export interface Lane {
  readonly id: string;
  readonly title: string;
  /** What it is, in a sentence. */
  readonly about: string;
  /** `undefined` where the lane has no business on this map at all. */
  build(context: LaneContext): LaneContent | undefined;
}
