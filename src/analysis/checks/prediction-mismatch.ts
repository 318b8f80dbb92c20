import { hex64, hexRange } from '../base/format';
import { areApproximate, type Host } from '../host/host';
import { rawStatus } from '../module/result';
import { fittingRuns, mismatchOf, type LoggedFailure, type LogMismatch } from '../run/log-fit';
import { listed } from '../run/remedy-words';
import type { Run, RunStage } from '../run/run';
import { defineCheck } from './check';

export const predictionMismatch = defineCheck({
  code: 'prediction-mismatch',
  title: 'The log reports another outcome than the evidence lets expect',
  severity: 'warning',
  needs: ['run', 'runs', 'observed', 'host', 'regions'],
  explanation: {
    when: 'The log says that TDX was initialised where the memory it shows should make that fail; or that it failed where this memory should pass, or should fail with another error, at another step or with another status. A failure that does not hang on the memory map contradicts nothing.',
    consequence: 'Something is missing from the evidence, or the kernel is not the one that was assumed. A kernel profile that fits the log is named.',
    next: 'The message says which evidence would settle it.',
    source: 'The models of this tool against the lines of the log.',
  },
  *run({ run, runs, host, regions }) {
    const { outcome } = host.observed;
    // From the firmware map or from iomem alone, regions are approximate: no ground to doubt a log.
    if (outcome === undefined || areApproximate(regions)) return;
    const mismatch = mismatchOf(run, host);
    if (mismatch === undefined) return;
    const fitting = fittingRuns(runs, run, host).map(({ profile }) => profile);
    yield { message: `${contradiction(mismatch, run, host)} ${settlement(mismatch, fitting, run, host)}`, at: outcome.at };
  },
});

/** Which profile fits, and which evidence would settle it. */
function settlement(mismatch: LogMismatch, fitting: readonly string[], run: Run, host: Host): string {
  const [they, one] = fitting.length === 1 ? ['fits', 'it'] : ['fit', 'one of them'];
  const fits = fitting.length === 0 ? undefined : `${listed(fitting, 'and')} ${they} the log: choose ${one} if this kernel is of that kind.`;
  if (mismatch.kind === 'initialised' && hasPrintedPamts(run, host)) {
    return `The size of the PAMTs is as computed, so the memory is the same, and it is the kernel that differs. ${fits ?? 'Find out which patches it carries.'}`;
  }
  const evidence = evidenceFor(mismatch, run);
  return fits === undefined ? capitalised(evidence) : `${fits} Otherwise, ${evidence}`;
}

/** Whether the log prints the size of the PAMTs, and it is the one that this memory needs. */
function hasPrintedPamts({ kernel }: Run, { observed: { pamtKb } }: Host): boolean {
  return pamtKb !== undefined && kernel.tdmrs.length > 0 && pamtKb.value === kernel.pamtBytes / 1024;
}

function capitalised(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

function contradiction(mismatch: LogMismatch, run: Run, host: Host): string {
  const { profile } = run;
  if (mismatch.kind === 'initialised') return `The log reports that TDX was initialised, but under ${profile} this memory should make it fail${withError(run)}.`;
  const { failure } = mismatch;
  const [step] = failure.stages.length === 1 ? failure.stages : [];
  const failed = `The log reports that TDX failed with ${failure.errno}${step === undefined ? '' : ` ${AT[step]}`}${failure.tdmr === undefined ? '' : ` in TDMR ${hexRange(failure.tdmr)}`}`;
  const { outcome, stage, status } = run;
  if (step !== undefined && step === stage && step === 'tdmrs_populate_rsvd_areas_all') return `${failed}, but under ${profile} this memory does not exhaust the reserved areas of that TDMR.`;
  if (step !== undefined && step === stage && status !== undefined && failure.status !== undefined) {
    return `The log reports the status ${failure.status} of ${step}, but under ${profile} this memory should get ${hex64(rawStatus(status))}.`;
  }
  if (outcome === 'fails') return `${failed}, but under ${profile} this memory should make it fail${withError(run)}.`;
  if (outcome === 'may-fail') return `${failed}, but under ${profile} this memory should pass, or fail${stage === undefined ? '' : ` ${AT[stage]}`}.`;
  if (outcome === 'undetermined') return `${failed}, but under ${profile} the kernel's own part should succeed on this memory.`;
  return `${failed}, but under ${profile} this memory should pass${host.cmrs === undefined ? ' the kernel' : ''}.`;
}

function withError({ errno, stage }: Run): string {
  return `${errno === undefined ? '' : ` with ${errno}`}${stage === undefined ? '' : ` ${AT[stage]}`}`;
}

const AT: Readonly<Record<RunStage, string>> = {
  build_tdx_memlist: 'while it lists memory',
  alloc_tdmr_list: 'for want of memory for its TDMRs',
  fill_out_tdmrs: 'for want of TDMRs',
  tdmrs_set_up_pamt_all: 'for want of memory for a PAMT',
  tdmrs_populate_rsvd_areas_all: 'for want of reserved areas',
  'TDH.SYS.INIT': 'because the TDX module refuses the CMR list',
  'TDH.SYS.CONFIG': 'because the TDX module refuses its TDMRs',
};

const OTHER_CMRS = 'the CMR list is not the one that the module has: capture all CMR lines of the same boot.';
const OTHER_MEMORY = 'most likely memory was added or removed before TDX was initialised, or the lines are of two boots: capture /sys/kernel/debug/memblock/memory and the whole log of one boot.';

const REFUSED_MEMORY =
  'most likely memory in no CMR, such as CXL that kmem brings online, was added before TDX was initialised, or the CMRs are others: capture /sys/kernel/debug/memblock/memory and all CMR lines of the same boot.';

/** What would settle it, as the end of a sentence. */
function evidenceFor(mismatch: LogMismatch, run: Run): string {
  if (mismatch.kind === 'failed') return evidenceForFailure(mismatch.failure);
  return run.stage === 'TDH.SYS.INIT' ? OTHER_CMRS : OTHER_MEMORY;
}

function evidenceForFailure({ errno, stages, status }: LoggedFailure): string {
  if (stages.includes('build_tdx_memlist') || (stages.length === 1 && stages[0] === 'TDH.SYS.INIT')) return OTHER_CMRS;
  if (status === undefined && errno === -5) return 'the line "SEAMCALL (…) failed: …" above that failure names the call and its status, and would settle it: capture the whole log of one boot.';
  if (status !== undefined) return REFUSED_MEMORY;
  return OTHER_MEMORY;
}
