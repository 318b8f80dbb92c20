import type { AddressRange } from '../base/range';
import { subtract } from '../base/range-set';
import type { Tdmr } from '../kernel/tdmr';

/** The parts of a TDMR that must not be used: holes and PAMT blocks, joined where they touch. */
export function reservedAreas({ base, size }: Tdmr, usable: readonly AddressRange[], blocks: readonly AddressRange[]): AddressRange[] {
  // The callers make TDMRs by rounding addresses, which keeps them in the address space.
  const range = { start: base, end: base + size } as AddressRange;
  const near = usable.filter(({ start, end }) => start < range.end && end > range.start);
  return subtract(range, near.flatMap((part) => subtract(part, blocks)));
}
