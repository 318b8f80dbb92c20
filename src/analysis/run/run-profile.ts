import type { AddressRange } from '../base/range';
import { cmrsIfWhole, type Host } from '../host/host';
import { EIO } from '../kernel/errno';
import { askHotplug } from '../kernel/hotplug-questions';
import { wholePages } from '../kernel/memlist';
import { predictKernel, type KernelPrediction } from '../kernel/predict';
import type { KernelProfile } from '../kernel/profiles';
import { splitAtInitialisation } from '../kernel/timeline';
import { cmrRuns, isConvertible } from '../module/cmr-list';
import { coverageOf } from '../module/coverage';
import { rawStatus, type ModuleStatus } from '../module/result';
import { answerToCmrs, answerToTdmrs } from './module-answer';
import type { Run, RunOutcome, RunStage } from './run';

interface Answer {
  readonly outcome: RunOutcome;
  readonly stage?: RunStage;
  readonly errno?: number;
  readonly status?: ModuleStatus;
  readonly reason: string;
}

/** Runs initialisation of one host as one kernel would. `undefined` without memory regions: there is nothing to run. */
export function runProfile(host: Host, profile: KernelProfile): Run | undefined {
  if (host.regions === undefined) return undefined;
  const blockSize = host.memoryBlockSize?.value;
  const cmrs = cmrsIfWhole(host)?.map(({ range }) => range);
  const { regions, later } = splitAtInitialisation(host.regions.list, host.events, profile, blockSize);
  const kernel = predictKernel(profile, {
    regions: regions.map(({ range, node }) => ({ ...wholePages(range), ...(node === undefined ? {} : { node }) })),
    limits: host.limits,
    ...(cmrs && { cmrs }),
    ...(host.pamtPlacements && { placements: host.pamtPlacements.map(({ value }) => value) }),
    ...(host.observed.messages.some(({ kind }) => kind === 'tdx-dynamic-pamt') ? { dynamicPamtBits: 1 } : {}),
  });
  const answer = decide(profile, kernel, cmrs);
  const failed = answer.outcome === 'fails';
  // After a failure the kernel frees the list, and hotplug is unrestricted.
  const hotplug = askHotplug({ memlist: failed ? [] : kernel.memlist, events: later, blockSize, cmrRuns: cmrs && cmrRuns(cmrs) });
  return { profile: profile.id, ...answer, regions, kernel, log: logOf(profile, kernel, answer), hotplug };
}

function decide(profile: KernelProfile, kernel: KernelPrediction, cmrs: readonly AddressRange[] | undefined): Answer {
  const firmware = cmrs === undefined || profile.initialises === 'never' ? undefined : answerToCmrs(cmrs);
  if (firmware !== undefined && firmware.name !== 'TDX_SUCCESS') {
    return { outcome: 'fails', stage: 'TDH.SYS.INIT', errno: EIO, status: firmware, reason: 'The TDX module refuses the CMR list.' };
  }
  const { outcome, stage, errno } = kernel;
  if (outcome === 'fails') return { outcome, ...(stage && stage !== 'ok' && { stage }), ...(errno !== undefined && { errno }), reason: 'The kernel stops before it asks the TDX module.' };
  if (outcome === 'undetermined') return { outcome, reason: 'This kernel looks at CMRs, and there is no whole list of them.' };
  if (profile.initialises === 'never') return { outcome: 'passes', reason: 'This kernel only builds the memory list, and it can.' };
  const module = cmrs === undefined ? undefined : moduleAnswer(kernel, cmrs);
  if (module?.outcome === 'fails') return module;
  if (outcome === 'may-fail') return { outcome, ...(stage && stage !== 'ok' && { stage }), reason: 'It depends on where the kernel allocates the PAMTs.' };
  return module ?? { outcome: 'undetermined', reason: "The kernel's own part succeeds. Whether the TDX module takes this memory hangs on the CMRs, and there is no whole list of them." };
}

/** The module's answer to the run with given or assumed PAMTs, as far as it does not hang on the assumption. */
function moduleAnswer(kernel: KernelPrediction, cmrs: readonly AddressRange[]): Answer | undefined {
  if (kernel.run === undefined) return undefined;
  const status = answerToTdmrs(cmrs, kernel.run.tdmrs);
  if (status.name === 'TDX_SUCCESS') {
    // Where all memory is convertible, so is every place that a PAMT could have.
    const certain = kernel.placesKnown || coverageOf(kernel.memlist, cmrRuns(cmrs)).every(({ kind }) => kind === 'whole');
    return certain
      ? { outcome: 'passes', reason: 'The kernel builds its TDMRs, and the TDX module accepts them.' }
      : { outcome: 'may-fail', stage: 'TDH.SYS.CONFIG', reason: 'Part of the memory lies in no CMR: the TDX module refuses a PAMT that is allocated there.' };
  }
  const certain = kernel.placesKnown || placesAreConvertible(kernel, cmrs);
  return {
    outcome: 'fails',
    stage: 'TDH.SYS.CONFIG',
    errno: EIO,
    ...(certain ? { status } : {}),
    reason: 'The TDX module refuses memory that lies in no CMR.',
  };
}

function placesAreConvertible(kernel: KernelPrediction, cmrs: readonly AddressRange[]): boolean {
  const runs = cmrRuns(cmrs);
  return (kernel.possiblePlaces ?? []).every(({ start, end }) => isConvertible({ start, end } as AddressRange, runs));
}

function logOf(profile: KernelProfile, kernel: KernelPrediction, { stage, errno, status }: Answer): string[] {
  const lines = kernel.outcome === 'fails' ? kernel.log.map(({ text }) => text) : [];
  if (stage !== 'TDH.SYS.CONFIG' && stage !== 'TDH.SYS.INIT') return lines;
  const leaf = stage === 'TDH.SYS.CONFIG' ? 0x2d : 0x21;
  const seamcall = status === undefined ? [] : [`virt/tdx: SEAMCALL (${wide(BigInt(leaf))}) failed: ${wide(rawStatus(status))}`];
  return errno === undefined ? [] : [...seamcall, `virt/tdx: ${profile.moduleName} initialization failed (${errno})`];
}

/** `0x` and sixteen digits. */
function wide(value: bigint): string {
  return `0x${value.toString(16).padStart(16, '0')}`;
}
