import { PAGE_SIZE } from '../base/address';
import { hex } from '../base/format';
import type { Limits } from '../host/host';
import { ENOMEM, ENOSPC, EINVAL } from './errno';
import { buildMemlist, bytesOf, type MemlistEntry, type PfnRange } from './memlist';
import { pamtEntry, pamtSizes, totalOf, type Pamt, type PamtSizes } from './pamt';
import type { KernelProfile } from './profiles';
import { holesOf, pamtsInside, reserve, type Area } from './reserved-areas';
import { canAllocateTdmrs, fillOutTdmrs, type Tdmr } from './tdmr';
import { add64, subtract64 } from './u64';

/** The steps of initialisation before the module is asked, in their order and by their names in the kernel. */
export type Stage = 'build_tdx_memlist' | 'alloc_tdmr_list' | 'fill_out_tdmrs' | 'tdmrs_set_up_pamt_all' | 'tdmrs_populate_rsvd_areas_all' | 'ok';

export interface InitialisationInput {
  /** memblock.memory in array order. */
  readonly regions: readonly PfnRange[];
  /** The CMRs as the module reports them, null entries and all: bytes [start, end), where an end past 2^64 has wrapped. */
  readonly cmrs: readonly Area[];
  readonly limits: Limits;
  /** Bits per page of the bitmap that replaces the 4 KiB PAMT, where the module offers Dynamic PAMT. */
  readonly dynamicPamtBits?: number;
  /** Where the n-th PAMT block is allocated; `undefined` where the allocation fails. */
  placeOf(index: number, pages: number, node: number): number | undefined;
  /** Index of the memory-list entry whose allocation fails. */
  readonly entryAllocationFailsAt?: number;
  readonly tdmrArrayAllocationFails?: boolean;
}

/** One TDMR as it is handed to the module. */
export interface ConfiguredTdmr extends Tdmr {
  readonly pamtNode: number;
  readonly pamt: Pamt;
  /** In ascending order. */
  readonly reserved: readonly Area[];
}

export interface LogLine {
  readonly level: 'err' | 'warn' | 'info';
  readonly text: string;
}

export interface Initialisation {
  readonly stage: Stage;
  /** 0, or a negative error number. */
  readonly errno: number;
  /** The memory list right after it was built, whatever failed later. */
  readonly memlist: readonly MemlistEntry[];
  /** Empty unless every step succeeded. */
  readonly tdmrs: readonly ConfiguredTdmr[];
  /** Bytes of all PAMTs; 0 unless every step succeeded. */
  readonly pamtBytes: number;
  readonly log: readonly LogLine[];
  /** Reserved areas overlap, so the order in which the kernel sorts them is not defined. */
  readonly sortWarning: boolean;
}

/**
 * Runs initialisation up to the moment when the module is asked. After a failure the kernel frees everything, so memory
 * hotplug is unrestricted again. Source: `init_tdx_module()` with the functions named at each step.
 */
export function initialise(profile: KernelProfile, input: InitialisationInput): Initialisation {
  const { limits, cmrs } = input;
  const log: LogLine[] = [];
  let memlist: readonly MemlistEntry[] = buildMemlist(input.regions);
  let sortWarning = false;
  const end = (stage: Stage, errno: number, tdmrs: readonly ConfiguredTdmr[] = []): Initialisation => {
    // The first posting of the series ends here with a placeholder and prints nothing.
    if (errno !== 0 && profile.initialises !== 'never') log.push({ level: 'err', text: `virt/tdx: ${profile.moduleName} initialization failed (${errno})` });
    const pamtBytes = tdmrs.reduce((sum, { pamt }) => add64(sum, totalOf(pamt.sizes)), 0);
    return { stage, errno, memlist, tdmrs, pamtBytes, log, sortWarning };
  };

  const listed = listMemory(profile, memlist, input, log);
  memlist = listed.memlist;
  if (listed.errno !== 0) return end('build_tdx_memlist', listed.errno);
  if (profile.initialises === 'never') return end('ok', 0);

  if (input.tdmrArrayAllocationFails === true || !canAllocateTdmrs(limits.maxTdmrs, limits.maxReservedPerTdmr)) return end('alloc_tdmr_list', ENOMEM);

  const construction = fillOutTdmrs(memlist, limits.maxTdmrs);
  if (construction.kind === 'exhausted') {
    log.push({ level: 'warn', text: 'virt/tdx: initialization failed: TDMRs exhausted.' });
    return end('fill_out_tdmrs', ENOSPC);
  }
  const { tdmrs } = construction;
  if (limits.maxTdmrs - tdmrs.length < TDMRS_TO_WARN_FROM) {
    log.push({ level: 'warn', text: `virt/tdx: consumed TDMRs reaching limit: ${tdmrs.length} used out of ${limits.maxTdmrs}` });
  }

  const pamts = setUpPamts(tdmrs, memlist, profile, input, log);
  if (pamts === undefined) return end('tdmrs_set_up_pamt_all', ENOMEM);

  const entries = profile.holesFrom === 'cmrs' ? untilFirstNull(cmrs) : memlist.map(bytesOf);
  const blocks = pamts.map(({ pamt }) => ({ start: pamt.base, end: add64(pamt.base, totalOf(pamt.sizes)) }));
  const configured: ConfiguredTdmr[] = [];
  for (const [index, tdmr] of tdmrs.entries()) {
    const pamt = pamts[index];
    if (pamt === undefined) break;
    const reserved = reserve([...holesOf(tdmr, entries), ...pamtsInside(tdmr, blocks)], limits.maxReservedPerTdmr);
    if (reserved.kind === 'unaligned') return end('tdmrs_populate_rsvd_areas_all', EINVAL);
    if (reserved.kind === 'exhausted') {
      log.push({ level: 'warn', text: `virt/tdx: initialization failed: TDMR ${rangeText(tdmr)}: reserved areas exhausted.` });
      return end('tdmrs_populate_rsvd_areas_all', ENOSPC);
    }
    sortWarning ||= reserved.overlapping;
    configured.push({ ...tdmr, pamtNode: pamt.node, pamt: pamt.pamt, reserved: reserved.areas });
  }
  return end('ok', 0, configured);
}

/** The kernel warns when fewer TDMRs than this are left. Source: `TDMR_NR_WARN`. */
const TDMRS_TO_WARN_FROM = 4;

function listMemory(
  profile: KernelProfile,
  memlist: readonly MemlistEntry[],
  { cmrs, entryAllocationFailsAt }: InitialisationInput,
  log: LogLine[],
): { readonly memlist: readonly MemlistEntry[]; readonly errno: number } {
  const list = untilFirstNull(cmrs);
  for (const [index, { startPfn, endPfn }] of memlist.entries()) {
    if (profile.requiresRegionInCmr && !list.some((cmr) => inOneCmr(startPfn, endPfn, cmr))) {
      // The patch shifts each frame number once more, so the figures are no addresses.
      const shown = `[${hex(Math.floor(startPfn / PAGE_SIZE))}, ${hex(Math.floor(endPfn / PAGE_SIZE))})`;
      log.push({ level: 'err', text: `virt/tdx: memory region ${shown} is not TDX convertible memory.` });
      return { memlist: [], errno: EINVAL };
    }
    if (index === entryAllocationFailsAt) return { memlist: [], errno: ENOMEM };
  }
  return { memlist, errno: 0 };
}

/** CMRs that touch are not joined here, unlike in the module. Source: `is_cmr_sub_region()` of the patch. */
function inOneCmr(startPfn: number, endPfn: number, { start, end }: Area): boolean {
  const first = Math.floor(start / PAGE_SIZE);
  return startPfn >= first && endPfn <= first + Math.floor(subtract64(end, start) / PAGE_SIZE);
}

/** The module may report its whole array; the kernel stops at the first empty entry. Source: `trim_null_tail_cmrs()`. */
function untilFirstNull(cmrs: readonly Area[]): readonly Area[] {
  const empty = cmrs.findIndex(({ start, end }) => start === end);
  return empty < 0 ? cmrs : cmrs.slice(0, empty);
}

interface PlacedPamt {
  readonly node: number;
  readonly pamt: Pamt;
}

/** Allocates the PAMTs in TDMR order. `undefined`: one allocation failed, and the rest is freed. Source: `tdmr_set_up_pamt()`. */
function setUpPamts(
  tdmrs: readonly Tdmr[],
  memlist: readonly MemlistEntry[],
  { dynamicPamt }: KernelProfile,
  { limits, dynamicPamtBits, placeOf }: InitialisationInput,
  log: LogLine[],
): readonly PlacedPamt[] | undefined {
  const pamts: PlacedPamt[] = [];
  for (const [index, tdmr] of tdmrs.entries()) {
    const sizes: PamtSizes = pamtSizes(tdmr, limits.pamtEntrySize, dynamicPamt ? dynamicPamtBits : undefined);
    const entry = pamtEntry(memlist, tdmr);
    if (entry === undefined) {
      log.push({ level: 'warn', text: `virt/tdx: TDMR ${rangeText(tdmr)}: unable to find local NUMA node for PAMT allocation, fallback to use node 0.` });
    }
    const node = entry?.node ?? 0;
    const pages = totalOf(sizes) / PAGE_SIZE;
    // Asking for no pages at all fails too.
    const base = pages === 0 ? undefined : placeOf(index, pages, node);
    if (base === undefined) return undefined;
    pamts.push({ node, pamt: { base, sizes } });
  }
  return pamts;
}

function rangeText({ base, size }: Tdmr): string {
  return `[${hex(base)}, ${hex(add64(base, size))})`;
}
