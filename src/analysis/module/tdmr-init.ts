import { endOf, PAGE, type Area64 } from './area64';
import { SUCCESS, type ModuleStatus } from './result';

/** TDMRs begin and end on multiples of this many bytes, and progress is told in them. */
const GIB = 1n << 30n;
/** Bytes of memory that one call initialises: 1024 entries of the 4 KiB PAMT, so 256 calls make a GiB. */
const BYTES_PER_CALL = 1024n * PAGE;

/** How far the initialisation of one configured TDMR has come. */
export interface TdmrProgress extends Area64 {
  /** Bytes from the base whose PAMT entries are initialised. */
  readonly done: bigint;
}

/** Progress right after TDH.SYS.CONFIG has accepted these TDMRs. */
export function beginTdmrInit(tdmrs: readonly Area64[]): TdmrProgress[] {
  return tdmrs.map(({ base, size }) => ({ base, size, done: 0n }));
}

export interface TdmrInitAnswer {
  readonly status: ModuleStatus;
  /** RDX of the last call: the next address to initialise, rounded down to a GiB; 0 when that call failed. */
  readonly next: bigint;
  /** Calls that succeeded. */
  readonly succeeded: number;
  readonly progress: readonly TdmrProgress[];
}

/**
 * Answers as TDH.SYS.TDMR.INIT(RCX = `pa`) would when it is called so many times, or until a call fails. RCX must be exactly
 * the base of a configured TDMR, or it is TDX_OPERAND_INVALID for RCX; a TDMR that is complete answers
 * TDX_TDMR_ALREADY_INITIALIZED, which is no error by its class but no success either. Source: tdh_sys_tdmr_init.
 */
export function initTdmr(progress: readonly TdmrProgress[], pa: bigint, calls = 1): TdmrInitAnswer {
  const refused = (status: ModuleStatus): TdmrInitAnswer => ({ status, next: 0n, succeeded: 0, progress });
  const tdmr = progress.find(({ base }) => base === pa);
  // An address that is not a multiple of a GiB, or beyond the address width, is the base of no configured TDMR.
  if (tdmr === undefined) return refused({ name: 'TDX_OPERAND_INVALID', detail: { operand: 1 } });
  if (calls === 0) return refused(SUCCESS);
  const left = Number((tdmr.size - tdmr.done) / BYTES_PER_CALL);
  const succeeded = Math.min(calls, left);
  const done = tdmr.done + BigInt(succeeded) * BYTES_PER_CALL;
  const after = progress.map((each) => (each === tdmr ? { ...each, done } : each));
  if (calls > left) return { status: { name: 'TDX_TDMR_ALREADY_INITIALIZED', detail: {} }, next: 0n, succeeded, progress: after };
  return { status: SUCCESS, next: tdmr.base + done - (done % GIB), succeeded, progress: after };
}

/** Whether every TDMR is initialised: the kernel calls until the next address is the end of the TDMR. */
export function isInitialised(progress: readonly TdmrProgress[]): boolean {
  return progress.every((tdmr) => tdmr.base + tdmr.done === endOf(tdmr));
}
