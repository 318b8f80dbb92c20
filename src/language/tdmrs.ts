import { physAddr, type AddressRange, type Run } from '../analysis/index';

/** One TDMR as ranges. */
export interface TdmrRange {
  readonly index: number;
  readonly range: AddressRange;
  readonly holes?: readonly AddressRange[];
}

/** TDMRs of a real host lie below 2^52; what an odd listing makes beyond is cut there. */
export function tdmrOf({ base, size, holes }: Run['kernel']['tdmrs'][number], index: number): TdmrRange {
  return { index, range: cut(base, base + size), ...(holes && { holes: holes.map(({ start, end }) => cut(start, end)) }) };
}

function cut(start: number, end: number): AddressRange {
  const limit = 2 ** 52;
  return { start: physAddr(Math.min(start, limit)), end: physAddr(Math.max(Math.min(start, limit), Math.min(end, limit))) };
}
