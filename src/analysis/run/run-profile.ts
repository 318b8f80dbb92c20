import type { AddressRange } from '../base/range';
import { cmrsIfWhole, type Host } from '../host/host';
import { EIO } from '../kernel/errno';
import type { HotplugQuestion } from '../kernel/hotplug';
import { askHotplug } from '../kernel/hotplug-questions';
import { pfnRanges } from '../kernel/memlist';
import { predictKernel, type KernelPrediction } from '../kernel/predict';
import type { KernelProfile } from '../kernel/profiles';
import { pamtMemory } from '../kernel/pamt-memory';
import { splitAtInitialisation } from '../kernel/timeline';
import { cmrRuns, isConvertible } from '../module/cmr-list';
import type { ModuleStatus, StatusName } from '../module/result';
import { answerToCmrs, answerToTdmrs } from './module-answer';
import { refusalLog } from './refusal-log';
import type { Run, RunOutcome, RunStage } from './run';
import { hasSafePlace } from './safe-places';

/** Answers by what they depend on: the moment of initialisation, and whether the memory list survives it. */
export type HotplugAnswers = Map<string, readonly HotplugQuestion[]>;

interface Answer {
  readonly outcome: RunOutcome;
  readonly stage?: RunStage;
  readonly errno?: number;
  readonly status?: ModuleStatus;
  readonly reason: string;
}

/**
 * Runs initialisation of one host as one kernel would. `undefined` without memory regions: there is nothing to run.
 * `observed` is what the log reports, given for the profile of the kernel that wrote it. `answered` carries hotplug answers
 * from one profile to the next: most share them. `vmemmapPages` are those that the head of each added block holds.
 */
export function runProfile(host: Host, profile: KernelProfile, observed?: 'initialised' | 'failed', answered: HotplugAnswers = new Map(), vmemmapPages = 0): Run | undefined {
  if (host.regions === undefined) return undefined;
  const blockSize = host.memoryBlockSize?.value;
  const cmrs = cmrsIfWhole(host);
  const { regions, later } = splitAtInitialisation(host.regions.list, host.events, profile, blockSize);
  const kernel = predictKernel(profile, {
    regions: pfnRanges(regions),
    pamtMemory: pamtMemory(regions, host.events, profile),
    limits: host.limits,
    ...(cmrs && { cmrs }),
    ...(host.pamtPlacements && { placements: host.pamtPlacements.map(({ value }) => value) }),
    ...(host.observed.messages.some(({ kind }) => kind === 'tdx-dynamic-pamt') ? { dynamicPamtBits: 1 } : {}),
  });
  const predicted = decide(profile, kernel, cmrs);
  const open = predicted.outcome === 'may-fail' || predicted.outcome === 'undetermined';
  const answer: Answer = observed === 'initialised' && open ? { outcome: 'passes', reason: 'The log reports that TDX was initialised.' } : predicted;
  const failed = observed === undefined ? answer.outcome === 'fails' : observed === 'failed';
  // After a failure the kernel frees the list, and hotplug is unrestricted.
  const question = `${profile.initialises === 'at-boot' ? 'at boot' : 'on demand'}, ${failed || kernel.memlist.length === 0 ? 'no list' : 'list'}`;
  const hotplug = answered.get(question) ?? askHotplug({ memlist: failed ? [] : kernel.memlist, regions, events: later, blockSize, cmrRuns: cmrs && cmrRuns(cmrs), vmemmapPages });
  answered.set(question, hotplug);
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
  const module = cmrs === undefined ? undefined : moduleAnswer(profile, kernel, cmrs);
  if (module?.outcome === 'fails') return module;
  if (outcome === 'may-fail') return { outcome, ...(stage && stage !== 'ok' && { stage }), reason: 'It depends on where the kernel allocates the PAMTs.' };
  return module ?? { outcome: 'undetermined', reason: "The kernel's own part succeeds. Whether the TDX module takes this memory hangs on the CMRs, and there is no whole list of them." };
}

/** The module's answer to the run with given or assumed PAMTs, as far as it does not hang on the assumption. */
function moduleAnswer({ holesFrom }: KernelProfile, kernel: KernelPrediction, cmrs: readonly AddressRange[]): Answer | undefined {
  if (kernel.run === undefined) return undefined;
  const status = answerToTdmrs(cmrs, kernel.run.tdmrs);
  const certain = kernel.placesKnown || placesAreConvertible(kernel, cmrs);
  if (status.name === 'TDX_SUCCESS') {
    return certain ? { outcome: 'passes', reason: 'The kernel builds its TDMRs, and the TDX module accepts them.' } : HANGS_ON_PLACES;
  }
  const misplaced = OF_MISPLACED_PAMTS.has(status.name) && holesFrom === 'cmrs' && !certain;
  if (misplaced && kernel.tdmrs.every((tdmr) => hasSafePlace(tdmr, cmrRuns(cmrs)))) return HANGS_ON_PLACES;
  return {
    outcome: 'fails',
    stage: 'TDH.SYS.CONFIG',
    errno: EIO,
    ...(certain ? { status } : {}),
    reason: 'The TDX module refuses memory that lies in no CMR.',
  };
}

/** Where holes come from CMRs, a PAMT outside them also overlaps a hole, which the module looks at first. */
const OF_MISPLACED_PAMTS: ReadonlySet<StatusName> = new Set(['TDX_PAMT_OUTSIDE_CMRS', 'TDX_NON_ORDERED_RESERVED_IN_TDMR']);

const HANGS_ON_PLACES: Answer = {
  outcome: 'may-fail',
  stage: 'TDH.SYS.CONFIG',
  reason: 'Part of the memory lies in no CMR: the TDX module refuses a PAMT that is allocated there.',
};

function placesAreConvertible(kernel: KernelPrediction, cmrs: readonly AddressRange[]): boolean {
  const runs = cmrRuns(cmrs);
  return kernel.tdmrs.every(({ pamtPlaces }) => pamtPlaces.every(({ start, end }) => isConvertible({ start, end } as AddressRange, runs)));
}

function logOf(profile: KernelProfile, kernel: KernelPrediction, { stage, errno, status }: Answer): string[] {
  const lines = kernel.outcome === 'fails' ? kernel.log.map(({ text }) => text) : [];
  if (stage !== 'TDH.SYS.CONFIG' && stage !== 'TDH.SYS.INIT') return lines;
  return errno === undefined ? [] : refusalLog(profile, stage, status).map(({ text }) => text);
}
