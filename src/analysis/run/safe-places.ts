import type { AddressRange } from '../base/range';
import { totalOf } from '../kernel/pamt';
import type { PredictedTdmr } from '../kernel/predict';

/** Whether the allocator could put a TDMR's PAMT where the module takes it: `runs` are those of touching CMRs. */
export function hasSafePlace({ pamtSizes, pamtPlaces }: PredictedTdmr, runs: readonly AddressRange[]): boolean {
  const bytes = totalOf(pamtSizes);
  return pamtPlaces.some((place) => runs.some((run) => Math.min(place.end, run.end) - Math.max(place.start, run.start) >= bytes));
}
