import { PAGE_SIZE } from '../base/address';
import type { AddressRange } from '../base/range';
import type { PfnRange } from '../kernel/memlist';
import { totalOf } from '../kernel/pamt';
import { possiblePlaces } from '../kernel/pamt-placement';
import type { PredictedTdmr } from '../kernel/predict';

/** Whether the allocator could put a TDMR's PAMT where the module takes it: `runs` are those of touching CMRs. */
export function hasSafePlace({ pamtNode, pamtSizes }: PredictedTdmr, memlist: readonly PfnRange[], runs: readonly AddressRange[]): boolean {
  const bytes = totalOf(pamtSizes);
  const places = possiblePlaces({ pages: bytes / PAGE_SIZE, node: pamtNode }, memlist);
  return places.some((place) => runs.some((run) => Math.min(place.end, run.end) - Math.max(place.start, run.start) >= bytes));
}
