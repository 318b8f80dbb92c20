import { ADDRESS_LIMIT, PAGE_SIZE, physAddr } from '../base/address';
import { contains, type AddressRange } from '../base/range';

/** The most CMRs that a module reports. */
export const MAX_CMRS = 32;

/** The rule of TDH.SYS.INIT that an entry breaks. The module itself does not say which entry it was. */
export type CmrDefect =
  /** Base or size is no multiple of 4 KiB. */
  | 'unaligned'
  /** It reaches into the address bits that hold a KeyID, or past 2^52. */
  | 'beyond-address-width'
  /** It starts before the entry before it ends. */
  | 'not-ascending'
  /** The list has more entries than a module can hold. */
  | 'too-many';

export interface CmrFault {
  /** Index into the list. */
  readonly index: number;
  readonly defect: CmrDefect;
  /** The entry it collides with, for `not-ascending`. */
  readonly previous?: number;
}

/**
 * The first entry that TDH.SYS.INIT would refuse with TDX_CMR_LIST_INVALID, or nothing. Null entries are skipped,
 * touching entries are fine. `keyIdBits` are the address bits taken by KeyIDs: legal addresses are below 2^(52 - bits).
 * Source: the TDX module's CMR sanity check in tdh_sys_init.
 */
export function firstCmrFault(list: readonly AddressRange[], keyIdBits = 0): CmrFault | undefined {
  const limit = ADDRESS_LIMIT / 2 ** keyIdBits;
  let previous: number | undefined;
  for (const [index, { start, end }] of list.entries()) {
    if (index >= MAX_CMRS) return { index, defect: 'too-many' };
    if (start === end) continue;
    if (end > limit) return { index, defect: 'beyond-address-width' };
    if (start % PAGE_SIZE !== 0 || end % PAGE_SIZE !== 0) return { index, defect: 'unaligned' };
    if (previous !== undefined && start < (list[previous]?.end ?? 0)) return { index, defect: 'not-ascending', previous };
    previous = index;
  }
  return undefined;
}

/**
 * CMRs as the module looks them up: an entry that begins where the one before it ends extends the run; anything else
 * begins another. Null entries are skipped. Array order counts: nothing is sorted.
 * Source: the TDX module's test of an area against the CMRs, used for PAMTs and for the parts of a TDMR.
 */
export function cmrRuns(list: readonly AddressRange[]): AddressRange[] {
  const runs: AddressRange[] = [];
  for (const { start, end } of list) {
    if (start === end) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.end === start) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end: physAddr(end) });
  }
  return runs;
}

/** Whether one run of touching CMRs holds the whole area. */
export function isConvertible(area: AddressRange, runs: readonly AddressRange[]): boolean {
  return runs.some((run) => contains(run, area));
}
