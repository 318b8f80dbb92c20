import type { Span } from '../base/span';
import type { Severity } from '../checks/finding';
import type { ProfileId } from '../kernel/profiles';

/** The file that is looked for in the folder of what is reviewed, then in the folders above it. */
export const CONFIG_NAME = 'tdxmem.config.json';

/** How findings of one code are told; `off` leaves them out. The verdict stays the same. */
export type ConfiguredSeverity = Severity | 'off';

/** Least severity that makes a run fail. */
export type FailLevel = Severity | 'never';

export const CONFIGURED_SEVERITIES: readonly ConfiguredSeverity[] = ['error', 'warning', 'information', 'off'];

export const FAIL_LEVELS: readonly FailLevel[] = ['error', 'warning', 'information', 'never'];

/** A kind of finding that is accepted. */
export interface Acceptance {
  readonly code: string;
  readonly reason: string;
}

export interface ConfigSuppression extends Acceptance {
  /** Patterns relative to the folder of the file that says so; everywhere below it when absent. */
  readonly files?: readonly string[];
}

/** Another configuration that one builds on, as it is written there. */
export interface ConfigReference {
  readonly path: string;
  readonly span: Span;
}

/** What one tdxmem.config.json says. What it does not say is absent. */
export interface Config {
  readonly extends: readonly ConfigReference[];
  readonly kernelProfile?: ProfileId | 'auto';
  readonly failOn?: FailLevel;
  readonly severity: ReadonlyMap<string, ConfiguredSeverity>;
  readonly suppress: readonly ConfigSuppression[];
}

/** What holds for one file, all configurations taken together. */
export interface FileSettings {
  readonly kernelProfile?: ProfileId | 'auto';
  readonly failOn?: FailLevel;
  readonly severity: ReadonlyMap<string, ConfiguredSeverity>;
  readonly suppress: readonly Acceptance[];
}
