import type { AddressRange } from '../base/range';
import { intersect } from '../base/range-set';
import { PAGE_SIZE } from '../base/address';
import { cmrsIfWhole, type Host } from '../host/host';
import { initialise } from '../kernel/initialise';
import { pfnRanges } from '../kernel/memlist';
import { totalOf } from '../kernel/pamt';
import { assumePlaces } from '../kernel/pamt-placement';
import type { KernelProfile } from '../kernel/profiles';
import type { Area } from '../kernel/reserved-areas';
import { cmrRuns } from '../module/cmr-list';
import type { ModuleStatus } from '../module/result';
import { answerToTdmrs } from './module-answer';
import type { Run } from './run';

/**
 * What the module says when the PAMT of one TDMR is allocated in `outside`, memory in no CMR, and every other PAMT in CMRs where
 * that is possible. `undefined` where the kernel stops before it asks the module. A kernel that marks such memory reserved
 * gives the module overlapping reserved areas, and it looks at these first.
 */
export function answerWithPamtIn(outside: AddressRange, index: number, { kernel, regions }: Run, host: Host, profile: KernelProfile): ModuleStatus | undefined {
  const cmrs = cmrsIfWhole(host) ?? [];
  const runs = cmrRuns(cmrs);
  const requests = kernel.tdmrs.map(({ pamtSizes, pamtPlaces }, at) => {
    const bytes = totalOf(pamtSizes);
    const safe = pamtPlaces.flatMap((place) => intersect(place as AddressRange, runs));
    return { pages: bytes / PAGE_SIZE, places: at === index ? [blockIn(outside, pamtPlaces, bytes)] : [...safe, ...pamtPlaces] };
  });
  const [own] = requests.splice(index, 1);
  if (own === undefined) return undefined;
  // The one in question takes its place before the others look for theirs.
  const [first, ...others] = assumePlaces([own, ...requests]);
  const bases = others.toSpliced(index, 0, first);
  const { errno, tdmrs } = initialise(profile, { regions: pfnRanges(regions), cmrs, limits: host.limits, placeOf: (at) => bases[at] });
  return errno === 0 ? answerToTdmrs(cmrs, tdmrs) : undefined;
}

/** A block of so many bytes in one of the places, as much of it in `outside` as there is. */
function blockIn({ start }: AddressRange, places: readonly Area[], bytes: number): Area {
  const end = places.find((place) => place.start <= start && place.end > start)?.end ?? start + bytes;
  const base = Math.min(start, end - bytes);
  return { start: base, end: base + bytes };
}
