import type { AddressRange } from '../base/range';
import type { Place } from '../base/span';

export type Severity = 'error' | 'warning' | 'information';

/** Another place that a finding is about. */
export interface Related {
  readonly message: string;
  readonly at: Place;
}

/** One thing worth knowing, at the place that shows it. */
export interface Finding {
  /** Code of the check: file name, documentation anchor, never renamed. */
  readonly code: string;
  readonly severity: Severity;
  /** Fact, cause, consequence, next step; one to four plain sentences. */
  readonly message: string;
  readonly at: Place;
  readonly related: readonly Related[];
  /** The memory it is about, where it is about memory. */
  readonly range?: AddressRange;
  /** Set where a snapshot or a setting says that this finding is accepted. */
  readonly suppressed?: { readonly reason: string };
}
