import { ADDRESS_LIMIT, physAddr } from '../base/address';
import type { AddressRange } from '../base/range';
import { partsOutside, union } from '../base/range-set';
import type { Host } from '../host/host';
import { totalOf } from '../kernel/pamt';
import type { PredictedTdmr } from '../kernel/predict';
import { isConvertible } from '../module/cmr-list';
import type { Run } from '../run/run';
import { hasSafePlace } from '../run/safe-places';

/** PAMTs that lie, or could lie, in one stretch of memory that is not convertible. */
export interface MisplacedPamts {
  /** Indices of the TDMRs that they belong to; just one where the place is known. */
  readonly tdmrs: readonly number[];
  readonly range: AddressRange;
  /** `given`: the evidence says that it lies there. `certain`: it has nowhere else to go. */
  readonly how: 'given' | 'certain' | 'possible';
}

/** Each place of a PAMT outside the CMRs, `runs` being those of touching CMRs. PAMTs that share a place stand together. */
export function misplacedPamts({ kernel }: Run, host: Host, runs: readonly AddressRange[]): MisplacedPamts[] {
  const convertible = union(runs);
  const possible = new Map<string, MisplacedPamts>();
  const given: MisplacedPamts[] = [];
  for (const [index, tdmr] of kernel.tdmrs.entries()) {
    const known = host.pamtPlacements?.[index]?.value;
    if (known !== undefined) {
      const bytes = totalOf(tdmr.pamtSizes);
      if (isMisplaced(known, bytes, runs)) given.push({ tdmrs: [index], range: blockAt(known, bytes), how: 'given' });
      continue;
    }
    const range = firstOutside(tdmr, convertible);
    if (range === undefined) continue;
    const how = hasSafePlace(tdmr, runs) ? 'possible' : 'certain';
    const key = `${how}: ${range.start}-${range.end}`;
    possible.set(key, { tdmrs: [...(possible.get(key)?.tdmrs ?? []), index], range, how });
  }
  return [...given, ...possible.values()];
}

/** Whether a PAMT that is known to lie at `base` is not wholly in one run of touching CMRs. */
export function isMisplaced(base: number | undefined, bytes: number, runs: readonly AddressRange[]): boolean {
  return base !== undefined && !isConvertible(blockAt(base, bytes), runs);
}

/** A snapshot may put a PAMT anywhere, also where it does not fit below 2^52. */
function blockAt(base: number, bytes: number): AddressRange {
  return { start: physAddr(base), end: physAddr(Math.min(base + bytes, ADDRESS_LIMIT)) };
}

/** The first memory in no CMR that the PAMT of a TDMR could be allocated from. */
function firstOutside({ pamtPlaces }: PredictedTdmr, convertible: readonly AddressRange[]): AddressRange | undefined {
  return pamtPlaces.flatMap(({ start, end }) => partsOutside({ start: physAddr(start), end: physAddr(end) }, convertible))[0];
}
