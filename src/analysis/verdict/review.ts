import type { CheckResult } from '../checks/check';
import type { Finding } from '../checks/finding';
import type { Problem } from '../evidence/problem';
import type { RangedFact } from '../evidence/ranged';
import type { Host, Region } from '../host/host';
import type { ChosenProfile } from '../kernel/choose-profile';
import type { HotplugQuestion } from '../kernel/hotplug';
import type { MemlistEntry } from '../kernel/memlist';
import type { EntryCoverage } from '../module/coverage';
import type { Remedies } from '../run/remedies';
import type { Run } from '../run/run';
import type { Verdict } from './verdict';

/** All that is known of one boot of one host. Plain data: it can be posted, printed and compared. */
export interface Review {
  /** Names of the sources; a place's `source` is an index into it. */
  readonly sources: readonly string[];
  /** Id of the format that the evidence was read as. */
  readonly format: string;
  /** From 1, in the order of the text. */
  readonly boot: number;
  readonly bootCount: number;
  /** Set for the boot that is shown first: the newest whole one that is no crash kernel's. */
  readonly newest: boolean;
  /** Indices of the sources that show an earlier state of what another shows as it is now: they are read and not used. */
  readonly setAside: readonly number[];
  readonly host: Host;
  /** Every fact about a range, source by source, also where better evidence stands above it: what an editor shows at an address. */
  readonly ranged: readonly RangedFact[];
  readonly profile: ChosenProfile;
  /** One per kernel profile, in the order of the registry; empty where there are no regions or no host to judge. */
  readonly runs: readonly Run[];
  /** The run under the chosen profile. */
  readonly run?: Run;
  /** memblock.memory when TDX is initialised: the evidence's regions with what was added before. */
  readonly regionsAtInit?: readonly Region[];
  readonly memlist?: readonly MemlistEntry[];
  readonly coverage?: readonly EntryCoverage[];
  readonly hotplug?: readonly HotplugQuestion[];
  /** What would change the outcome of `run`; absent where it passes, or the log reports success. */
  readonly remedies?: Remedies;
  readonly problems: readonly Problem[];
  readonly checks: readonly { readonly code: string; readonly result: CheckResult }[];
  /** Worst first, then by place. Suppressed ones are included and marked. */
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}
