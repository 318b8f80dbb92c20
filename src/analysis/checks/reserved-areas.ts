import { physAddr } from '../base/address';
import { hexRange, sizedRange } from '../base/format';
import { contains, overlap, sizeOf, type AddressRange } from '../base/range';
import type { Place } from '../base/span';
import { cmrsIfWhole, type Host } from '../host/host';
import { totalOf } from '../kernel/pamt';
import type { PredictedTdmr } from '../kernel/predict';
import { profileById } from '../kernel/profiles';
import { holesOf, pamtsInside } from '../kernel/reserved-areas';
import { holeMakers } from '../run/hole-makers';
import type { Run } from '../run/run';
import type { Related } from './finding';
import { beginning } from './places';

/** One TDMR with its holes, in the words of the findings about them. */
export interface TdmrHoles {
  readonly index: number;
  readonly range: AddressRange;
  readonly holes: readonly AddressRange[];
  /** How many PAMTs lie inside, where the evidence says where they lie. */
  readonly placed: number;
  /** How many could be allocated inside, where it does not. */
  readonly possible: number;
}

export function tdmrsWithHoles(run: Run, host: Host): TdmrHoles[] {
  const { tdmrs, placesKnown } = run.kernel;
  const blocks = tdmrs.flatMap(({ pamtSizes }, index) => {
    const start = host.pamtPlacements?.[index]?.value;
    return start === undefined ? [] : [{ start, end: start + totalOf(pamtSizes) }];
  });
  return tdmrs.flatMap(({ base, size, holes, possiblePamts }, index) => {
    if (holes === undefined) return [];
    const ranges = holes.map(({ start, end }) => ({ start: physAddr(start), end: physAddr(end) }));
    return [{ index, range: { start: physAddr(base), end: physAddr(base + size) }, holes: ranges, placed: pamtsInside({ base, size }, blocks).length, possible: placesKnown ? 0 : possiblePamts.length }];
  });
}

/** `TDMR 0 [0x0, 0x80000000)`. */
export function tdmrName({ index, range }: TdmrHoles): string {
  return `TDMR ${index} ${hexRange(range)}`;
}

/** Each hole with the firmware range that makes most of it, as far as the evidence has one. */
export function holeLines({ holes }: TdmrHoles, host: Host): Related[] {
  const makersOf = holeMakers(host);
  return holes.flatMap((hole, index) => {
    const [maker] = makersOf(hole);
    if (maker === undefined) return [];
    return [{ message: `Hole ${index + 1} of ${holes.length}: ${sizedRange(hole)}, ${maker.label}`, at: maker.at }];
  });
}

/** Where a TDMR's finding belongs: the line that makes its first inner hole, else its first region, else the beginning. */
export function placeOfTdmr(tdmr: TdmrHoles, run: Run, host: Host): Place {
  const makersOf = holeMakers(host);
  const inner = tdmr.holes.find((hole) => hole.start > tdmr.range.start && makersOf(hole).length > 0);
  const maker = inner === undefined ? undefined : makersOf(inner)[0];
  return maker?.at ?? run.regions.find(({ range }) => overlap(range, tdmr.range) !== undefined)?.at ?? beginning(host);
}

/** What holes from CMRs would mean for this TDMR, where the CMRs are known. */
export function withCmrHoles({ range, holes }: TdmrHoles, run: Run, host: Host): string {
  if (profileById(run.profile).holesFrom === 'cmrs') return 'This kernel takes holes from CMRs already: the CMRs themselves leave these gaps.';
  const cmrs = cmrsIfWhole(host);
  if (cmrs === undefined) return 'How many would remain with holes taken from CMRs cannot be said without a CMR list.';
  const tdmr: Pick<PredictedTdmr, 'base' | 'size'> = { base: range.start, size: sizeOf(range) };
  const remaining = holesOf(tdmr, cmrs).length;
  const inside = holes.filter((hole) => cmrs.some((cmr) => contains(cmr, hole))).length;
  return `${inside === 0 ? 'None' : inside} of the holes ${inside < 2 ? 'lies' : 'lie'} inside a CMR: a kernel that takes holes from CMRs would need ${remaining}.`;
}
