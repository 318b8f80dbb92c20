import { hex64 } from '../base/format';
import type { AddressRange } from '../base/range';
import type { Host, Observed } from '../host/host';
import { EINVAL, EIO, ENOSPC } from '../kernel/errno';
import type { PredictedTdmr } from '../kernel/predict';
import { profileById } from '../kernel/profiles';
import { rawStatus } from '../module/result';
import type { Run, RunStage } from './run';

/** How a log and a run contradict each other. */
export type LogMismatch =
  /** The log reports success, and the run fails. */
  | { readonly kind: 'initialised' }
  /** The log reports a failure over memory, and the run gets beyond the step that failed. */
  | { readonly kind: 'failed'; readonly failure: LoggedFailure };

/** Where initialisation stopped, as far as a log tells. */
export interface LoggedFailure {
  readonly errno: number;
  /** The steps that it can have been; empty where it was before memory is looked at. */
  readonly stages: readonly RunStage[];
  /** Bytes of the TDMR that the log names. */
  readonly tdmr?: AddressRange;
  /** The status of the SEAMCALL that ended it, `0x` and 16 digits. */
  readonly status?: string;
}

/**
 * What of a log cannot have come of a run; `undefined` where it can. Failures that do not hang on the memory map, such as a module
 * that does not answer, contradict no run; neither does -12, since a dump does not tell which pages were free.
 */
export function mismatchOf({ outcome, stage, status, kernel }: Run, host: Host): LogMismatch | undefined {
  const reported = host.observed.outcome?.value;
  if (reported === 'initialised') return outcome === 'fails' ? { kind: 'initialised' } : undefined;
  const failure = reported === 'failed' ? loggedFailure(host.observed) : undefined;
  if (failure === undefined || failure.stages.length === 0 || kernel.outcome === 'undetermined') return undefined;
  const possible = new Set([stage, kernel.stage === 'ok' ? undefined : kernel.stage, ...(outcome === 'undetermined' ? MODULE : [])]);
  const fits = failure.stages.some((step) => possible.has(step) && sameTdmr(step, failure, kernel.tdmrs, host) && sameStatus(failure, stage === step && status !== undefined ? hex64(rawStatus(status)) : undefined));
  return fits ? undefined : { kind: 'failed', failure };
}

/** The runs of other profiles that could have written the log: outcome, and what the log calls the module. */
export function fittingRuns(runs: readonly Run[], chosen: Run, host: Host): readonly Run[] {
  const names = host.observed.messages.flatMap((message) => ('moduleName' in message && message.moduleName !== undefined ? [message.moduleName] : []));
  return runs.filter((run) => {
    const { id, initialises, moduleName } = profileById(run.profile);
    const worded = names.every((name) => name === moduleName);
    return id !== chosen.profile && initialises !== 'never' && worded && run.kernel.outcome !== 'undetermined' && mismatchOf(run, host) === undefined;
  });
}

const MODULE = ['TDH.SYS.INIT', 'TDH.SYS.CONFIG'] as const;

/** Steps by the error with which they end. */
const STAGES: Readonly<Record<number, readonly RunStage[]>> = {
  [ENOSPC]: ['fill_out_tdmrs', 'tdmrs_populate_rsvd_areas_all'],
  [EIO]: MODULE,
};

/** Steps by the number of the SEAMCALL that failed. Any other comes before memory is looked at. */
const LEAVES: Readonly<Record<number, RunStage>> = { 33: 'TDH.SYS.INIT', 45: 'TDH.SYS.CONFIG' };

const CMR_LIST_INVALID = hex64(rawStatus({ name: 'TDX_CMR_LIST_INVALID', detail: {} }));

function loggedFailure({ errno, messages }: Observed): LoggedFailure | undefined {
  if (errno === undefined) return undefined;
  const { value } = errno;
  const told = (stages: readonly RunStage[]): LoggedFailure => ({ errno: value, stages });
  if (value === ENOSPC) {
    const reason = messages.findLast((message) => message.kind === 'tdx-failure' && (message.reason === 'tdmrs-exhausted' || message.reason === 'reserved-areas-exhausted'));
    if (reason?.kind !== 'tdx-failure') return told(STAGES[ENOSPC] ?? []);
    if (reason.reason === 'tdmrs-exhausted') return told(['fill_out_tdmrs']);
    return { ...told(['tdmrs_populate_rsvd_areas_all']), ...(reason.range && { tdmr: reason.range }) };
  }
  if (value === EINVAL) return told(messages.some((message) => message.kind === 'tdx-failure' && message.reason === 'region-not-convertible') ? ['build_tdx_memlist'] : []);
  if (value !== EIO) return told([]);
  const call = messages.findLast((message) => message.kind === 'tdx-seamcall');
  if (call?.kind !== 'tdx-seamcall' || call.leaf === undefined) return told(MODULE);
  const stage = LEAVES[call.leaf];
  // TDH.SYS.INIT has other complaints than the CMR list.
  if (stage === undefined || (stage === 'TDH.SYS.INIT' && call.status !== CMR_LIST_INVALID)) return told([]);
  return { ...told([stage]), status: call.status };
}

/** A TDMR that the log names must be one whose reserved areas could run out. */
function sameTdmr(step: RunStage, { tdmr }: LoggedFailure, tdmrs: readonly PredictedTdmr[], { limits }: Host): boolean {
  if (step !== 'tdmrs_populate_rsvd_areas_all' || tdmr === undefined) return true;
  return tdmrs.some(({ base, size, holes = [], possiblePamts }) => base === tdmr.start && base + size === tdmr.end && holes.length + possiblePamts.length > limits.maxReservedPerTdmr);
}

function sameStatus({ status }: LoggedFailure, predicted: string | undefined): boolean {
  return status === undefined || predicted === undefined || status === predicted;
}
