import type { AddressRange } from '../base/range';
import { partsOutside, union } from '../base/range-set';
import { countUpTo } from '../base/search';
import type { Tdmr } from '../kernel/tdmr';

/** The parts of a TDMR that must not be used: holes and PAMT blocks, joined where they touch. */
export function reservedAreas({ base, size }: Tdmr, usable: readonly AddressRange[], blocks: readonly AddressRange[]): AddressRange[] {
  // The callers make TDMRs by rounding addresses, which keeps them in the address space.
  const range = { start: base, end: base + size } as AddressRange;
  const near = usable.slice(countUpTo(usable, range.start, (part) => part.end), countUpTo(usable, range.end - 1, (part) => part.start));
  const gone = union(blocks);
  return partsOutside(range, near.flatMap((part) => partsOutside(part, gone)));
}
