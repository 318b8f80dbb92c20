import type { Region } from '../host/host';
import type { HotplugQuestion } from '../kernel/hotplug';
import type { Stage } from '../kernel/initialise';
import type { KernelPrediction } from '../kernel/predict';
import type { ProfileId } from '../kernel/profiles';
import type { ModuleStatus } from '../module/result';

export type RunOutcome = 'passes' | 'fails' | 'may-fail' | 'undetermined';

/** A step of initialisation, of the kernel or of the module. */
export type RunStage = Exclude<Stage, 'ok'> | 'TDH.SYS.INIT' | 'TDH.SYS.CONFIG';

/** What becomes of one host under one kernel profile. */
export interface Run {
  readonly profile: ProfileId;
  readonly outcome: RunOutcome;
  /** The step that fails or may fail. */
  readonly stage?: RunStage;
  /** Negative, where it is certain. */
  readonly errno?: number;
  /** The module's answer, where it is certain. */
  readonly status?: ModuleStatus;
  /** One plain sentence: why. */
  readonly reason: string;
  /** memblock.memory at the moment of initialisation. */
  readonly regions: readonly Region[];
  readonly kernel: KernelPrediction;
  /** What the kernel would print, its own lines and the answer of the module. */
  readonly log: readonly string[];
  /** What becomes of the ranges that come online later. */
  readonly hotplug: readonly HotplugQuestion[];
}
