import { endOf, isLegal, addressLimit, overflows, overlaps64, PAGE, type Area64 } from './area64';
import { SUCCESS, type ModuleStatus } from './result';

/** The raw values of one SMRR's two registers. */
export interface Smrr {
  readonly base: bigint;
  readonly mask: bigint;
}

const SMRR_VALID = 1n << 11n;
const SMRR_LOCK = 1n << 10n;
const SMRR_FIELD = 0xffff_f000n;

/**
 * The checks of TDH.SYS.INIT on what firmware left: the CMR list, then each SMRR. The module does not say which CMR is
 * at fault. Source: the sanity checks of tdh_sys_init.
 */
export function checkSysInit(cmrs: readonly Area64[], keyIdBits: number, smrrs: readonly (Smrr | undefined)[] = []): ModuleStatus {
  if (faultyCmr(cmrs, keyIdBits) !== undefined) return { name: 'TDX_CMR_LIST_INVALID', detail: {} };
  for (const [smrr, registers] of smrrs.entries()) {
    if (registers === undefined || !has(registers.mask, SMRR_VALID)) continue;
    if (!has(registers.mask, SMRR_LOCK)) return { name: 'TDX_SMRR_NOT_LOCKED', detail: { smrr } };
    const area = smrrArea(registers);
    if (area === undefined) return { name: 'TDX_INVALID_SMRR_CONFIGURATION', detail: { smrr } };
    const cmr = cmrs.findIndex((candidate) => candidate.size > 0n && overlaps64(candidate, area));
    if (cmr >= 0) return { name: 'TDX_SMRR_OVERLAPS_CMR', detail: { smrr, cmr } };
  }
  return SUCCESS;
}

/** Index of the first CMR that breaks a rule. Null entries are skipped, wherever they stand. */
export function faultyCmr(cmrs: readonly Area64[], keyIdBits: number): number | undefined {
  const limit = addressLimit(keyIdBits);
  let previousEnd = 0n;
  for (const [index, cmr] of cmrs.entries()) {
    if (cmr.size === 0n) continue;
    const bad = overflows(cmr) || !isLegal(cmr, limit) || cmr.base % PAGE !== 0n || cmr.size % PAGE !== 0n || cmr.base < previousEnd;
    if (bad) return index;
    previousEnd = endOf(cmr);
  }
  return undefined;
}

/** The range of an SMRR, or nothing when its mask has holes or its base does not fit its size. */
function smrrArea({ base, mask }: Smrr): Area64 | undefined {
  const field = mask & SMRR_FIELD;
  const size = (1n << 32n) - field;
  const contiguous = field !== 0n && (size & (size - 1n)) === 0n;
  const start = base & SMRR_FIELD;
  return contiguous && start % size === 0n ? { base: start, size } : undefined;
}

function has(value: bigint, bit: bigint): boolean {
  return (value & bit) !== 0n;
}
