import { addressLimit, endOf, isLegal, MAX_PA, overflows, overlaps64, PAGE, type Area64 } from './area64';
import { LEVELS, SUCCESS, type Level, type ModuleStatus } from './result';

const GIB = 1n << 30n;
const MAX_TDMRS = 64;
const MAX_RESERVED = 16;
const PAMT_ENTRY = 16n;
const PAGES_OF_LEVEL: Readonly<Record<Level, bigint>> = { '4k': PAGE, '2m': 1n << 21n, '1g': GIB };
const LARGE_TO_SMALL = ['1g', '2m', '4k'] as const;

/** Bytes of TDMR_INFO, and the alignment that it and the array of its addresses must have. */
const INFO_SIZE = 512n;

/** What the module knows of the machine. */
export interface Platform {
  /** Address bits taken by KeyIDs. */
  readonly keyIdBits: number;
  readonly mktmeKeyIds: bigint;
  readonly tdxKeyIds: bigint;
  readonly seamrr: Area64;
}

/** TDMR_INFO: offsets of reserved areas count from the base of the TDMR. */
export interface TdmrInfo extends Area64 {
  readonly pamt: Readonly<Record<Level, Area64>>;
  readonly reserved: readonly { readonly offset: bigint; readonly size: bigint }[];
}

/** The operands of TDH.SYS.CONFIG. */
export interface ConfigOperands {
  /** RCX. */
  readonly arrayPa: bigint;
  readonly infoPas: readonly bigint[];
  /** RDX; the number of TDMRs when absent. */
  readonly count?: bigint;
  /** R8. */
  readonly globalKeyId: bigint;
}

export interface SysConfigInput {
  readonly platform: Platform;
  readonly cmrs: readonly Area64[];
  readonly operands: ConfigOperands;
  readonly tdmrs: readonly TdmrInfo[];
}

/**
 * Answers as TDH.SYS.CONFIG of the module 1.5 would: the operands first, then all checks of one TDMR before the next one
 * is read. The first check that fails decides. Source: tdh_sys_config.
 */
export function checkSysConfig({ platform, cmrs, operands, tdmrs }: SysConfigInput): ModuleStatus {
  const limit = addressLimit(platform.keyIdBits);
  const runs = runsOf(cmrs);
  const refused = checkOperands(operands, tdmrs.length, platform);
  if (refused !== undefined) return refused;
  const pieces: (readonly Area64[])[] = [];
  for (const [index, tdmr] of tdmrs.entries()) {
    if (!isGoodBuffer(operands.infoPas[index] ?? 0n, platform)) return operand(1);
    const own = nonReserved(tdmr);
    pieces.push(own);
    const status =
      checkTdmr(index, tdmr, tdmrs[index - 1], limit) ??
      checkReserved(index, tdmr) ??
      checkPamtShape(index, tdmr, limit) ??
      checkPamtOverlap(index, tdmrs, pieces) ??
      checkPamtConvertible(index, tdmr, runs) ??
      (own.every((piece) => inOneRun(piece, runs)) ? undefined : { name: 'TDX_TDMR_OUTSIDE_CMRS' as const, detail: { tdmr: index } });
    if (status !== undefined) return status;
  }
  return SUCCESS;
}

function checkOperands({ arrayPa, count, globalKeyId }: ConfigOperands, given: number, platform: Platform): ModuleStatus | undefined {
  const tdmrs = count ?? BigInt(given);
  if (!isGoodBuffer(arrayPa, platform)) return operand(1);
  if (tdmrs < 1n || tdmrs > MAX_TDMRS) return operand(2);
  const first = platform.mktmeKeyIds + 1n;
  if (globalKeyId < first || globalKeyId >= first + platform.tdxKeyIds) return operand(8);
  return undefined;
}

/** A buffer of the caller: aligned, in 52 bits, with a shared KeyID, and not in the module's own range. */
function isGoodBuffer(pa: bigint, { keyIdBits, mktmeKeyIds, seamrr }: Platform): boolean {
  const keyIdShift = BigInt(MAX_PA - keyIdBits);
  if (pa % INFO_SIZE !== 0n || pa >= 1n << BigInt(MAX_PA)) return false;
  if (pa >> keyIdShift > mktmeKeyIds) return false;
  return !overlaps64({ base: pa % (1n << keyIdShift), size: INFO_SIZE }, seamrr);
}

function operand(register: number): ModuleStatus {
  return { name: 'TDX_OPERAND_INVALID', detail: { operand: register } };
}

function checkTdmr(tdmr: number, info: TdmrInfo, previous: TdmrInfo | undefined, limit: bigint): ModuleStatus | undefined {
  const invalid = { name: 'TDX_INVALID_TDMR', detail: { tdmr } } as const;
  if (overflows(info)) return invalid;
  if (previous !== undefined && info.base < endOf(previous)) return { name: 'TDX_NON_ORDERED_TDMR', detail: { tdmr } };
  const shaped = info.base % GIB === 0n && info.size % GIB === 0n && info.size !== 0n;
  return shaped && isLegal(info, limit) ? undefined : invalid;
}

function checkReserved(tdmr: number, info: TdmrInfo): ModuleStatus | undefined {
  let previousEnd = 0n;
  for (let reserved = 0; reserved < MAX_RESERVED; reserved += 1) {
    const { offset, size } = info.reserved[reserved] ?? { offset: 0n, size: 0n };
    const invalid = { name: 'TDX_INVALID_RESERVED_IN_TDMR', detail: { tdmr, reserved } } as const;
    const unordered = { name: 'TDX_NON_ORDERED_RESERVED_IN_TDMR', detail: { tdmr, reserved } } as const;
    if (size === 0n) {
      // Empty entries may only stand at the end; the module names the one before the entry that should not follow.
      if ((info.reserved[reserved + 1]?.size ?? 0n) !== 0n) return unordered;
      continue;
    }
    if (overflows({ base: offset, size })) return invalid;
    if (offset < previousEnd) return unordered;
    if (offset % PAGE !== 0n || size % PAGE !== 0n) return invalid;
    if (offset + size > info.size) return invalid;
    previousEnd = offset + size;
  }
  return undefined;
}

/** The parts of a TDMR between its reserved areas. Meaningful once these are known to be in order. */
function nonReserved({ base, size, reserved }: TdmrInfo): Area64[] {
  const pieces: Area64[] = [];
  let start = base;
  for (const area of reserved.slice(0, MAX_RESERVED)) {
    if (area.size === 0n) break;
    const from = base + area.offset;
    if (from > start) pieces.push({ base: start, size: from - start });
    start = from + area.size;
  }
  if (start < base + size) pieces.push({ base: start, size: base + size - start });
  return pieces;
}

function checkPamtShape(tdmr: number, { size, pamt }: TdmrInfo, limit: bigint): ModuleStatus | undefined {
  for (const level of LARGE_TO_SMALL) {
    const area = pamt[level];
    const aligned = area.base % PAGE === 0n && area.size % PAGE === 0n;
    const enough = area.size >= (size / PAGES_OF_LEVEL[level]) * PAMT_ENTRY;
    if (overflows(area) || !aligned || !isLegal(area, limit) || !enough) return { name: 'TDX_INVALID_PAMT', detail: { tdmr, pamt: level } };
  }
  return undefined;
}

function checkPamtOverlap(tdmr: number, tdmrs: readonly TdmrInfo[], pieces: readonly (readonly Area64[])[]): ModuleStatus | undefined {
  const own = tdmrs[tdmr];
  if (own === undefined) return undefined;
  const overlap = (at: number, pamt: Level, otherTdmr: number): ModuleStatus => ({ name: 'TDX_PAMT_OVERLAP', detail: { tdmr: at, pamt, otherTdmr } });
  for (const [index, earlier] of tdmrs.slice(0, tdmr).entries()) {
    for (const level of LEVELS) {
      if (LEVELS.some((other) => overlaps64(own.pamt[level], earlier.pamt[other]))) return overlap(tdmr, level, index);
    }
  }
  for (const [first, second] of [['4k', '2m'], ['4k', '1g'], ['2m', '1g']] as const) {
    if (overlaps64(own.pamt[first], own.pamt[second])) return overlap(tdmr, first, tdmr);
  }
  for (const [index, other] of tdmrs.slice(0, tdmr + 1).entries()) {
    const mine = LEVELS.find((level) => touchesAny(own.pamt[level], pieces[index]));
    if (mine !== undefined) return overlap(tdmr, mine, index);
    const theirs = index < tdmr ? LEVELS.find((level) => touchesAny(other.pamt[level], pieces[tdmr])) : undefined;
    if (theirs !== undefined) return overlap(index, theirs, tdmr);
  }
  return undefined;
}

function touchesAny(area: Area64, pieces: readonly Area64[] = []): boolean {
  return pieces.some((piece) => overlaps64(area, piece));
}

function checkPamtConvertible(tdmr: number, { pamt }: TdmrInfo, runs: readonly Area64[]): ModuleStatus | undefined {
  const outside = LARGE_TO_SMALL.find((level) => !inOneRun(pamt[level], runs));
  return outside === undefined ? undefined : { name: 'TDX_PAMT_OUTSIDE_CMRS', detail: { tdmr, pamt: outside } };
}

/** CMRs that touch the one before them in the array count as one; null entries are skipped. */
function runsOf(cmrs: readonly Area64[]): Area64[] {
  const runs: Area64[] = [];
  for (const cmr of cmrs) {
    const last = runs.at(-1);
    if (cmr.size === 0n) continue;
    if (last !== undefined && endOf(last) === cmr.base) runs[runs.length - 1] = { base: last.base, size: last.size + cmr.size };
    else runs.push(cmr);
  }
  return runs;
}

function inOneRun(area: Area64, runs: readonly Area64[]): boolean {
  return runs.some((run) => run.base <= area.base && endOf(area) <= endOf(run));
}
