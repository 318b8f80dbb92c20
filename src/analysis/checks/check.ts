import type { AddressRange } from '../base/range';
import type { Place } from '../base/span';
import type { FirmwareRange, MemoryEvent } from '../evidence/fact';
import type { Problem } from '../evidence/problem';
import type { CmrList, Host, LogExtent, Machine, Observed, Regions, Sourced } from '../host/host';
import type { Present } from '../host/present';
import type { HotplugQuestion } from '../kernel/hotplug';
import type { MemlistEntry } from '../kernel/memlist';
import type { KernelProfile } from '../kernel/profiles';
import type { EntryCoverage } from '../module/coverage';
import type { Remedies } from '../run/remedies';
import type { Run } from '../run/run';
import type { Finding, Related, Severity } from './finding';

/** Everything a check may ask for. An absent layer is missing evidence. */
export interface Layers {
  readonly host?: Host;
  /** The log that the evidence comes from; absent for a snapshot. */
  readonly log?: LogExtent;
  /** What is reported of TDX, by a log or in a snapshot that names its messages. */
  readonly observed?: Observed;
  /** The mistakes in a snapshot; absent where there is no snapshot. */
  readonly snapshot?: readonly Problem[];
  readonly profile?: KernelProfile;
  readonly regions?: Regions;
  readonly firmware?: readonly FirmwareRange[];
  readonly cmrs?: CmrList;
  readonly memlist?: readonly MemlistEntry[];
  /** How much of each memlist entry the CMRs cover, in the order of the memlist. Absent unless the CMR list is whole. */
  readonly coverage?: readonly EntryCoverage[];
  readonly memoryBlockSize?: Sourced<number>;
  /** What happened to memory, or is asked about; absent where there is nothing. */
  readonly events?: readonly MemoryEvent[];
  /** What becomes of each range that the evidence says is added or brought online. */
  readonly hotplug?: readonly HotplugQuestion[];
  /** What could not be read of captures; absent where the evidence is a snapshot that tells of nothing unread. */
  readonly problems?: readonly Problem[];
  /** What captures of the running system show. */
  readonly present?: Present;
  /** What names the machine: its CPU, or registers of TDX. */
  readonly machine?: Machine;
  /** What becomes of the host under the chosen profile, and under each. */
  readonly run?: Run;
  readonly runs?: readonly Run[];
  /** What would change the outcome of `run`; absent where nothing needs to change. */
  readonly remedies?: Remedies;
}

export type LayerId = keyof Layers;

/** What a check says; its code and, mostly, its severity come from the check itself. */
export interface FindingDraft {
  readonly message: string;
  readonly at: Place;
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly range?: AddressRange;
}

/** The words of docs/findings.md and of `tdxmem explain`. */
export interface Explanation {
  /** When it fires, and on what evidence. */
  readonly when: string;
  /** What follows from it. */
  readonly consequence: string;
  /** What to do. */
  readonly next: string;
  /** The kernel function, module check or document that the rule comes from. */
  readonly source: string;
}

export interface CheckSpec<K extends LayerId, O extends LayerId = never> {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  /** Without one of these the check is not applicable, which is not the same as fine. */
  readonly needs: readonly K[];
  /** What it takes into account where it is there. */
  readonly uses?: readonly O[];
  readonly explanation: Explanation;
  /** Whether an error of this check means that TDX does not come up. */
  readonly endsInitialisation?: boolean;
  /** The present layers are typed as present; asking for any other does not compile. */
  run(layers: Readonly<Required<Pick<Layers, K>> & Pick<Layers, O>>): Iterable<FindingDraft>;
}

export type CheckResult =
  | { readonly kind: 'ran'; readonly findings: readonly Finding[] }
  | { readonly kind: 'not-applicable'; readonly missing: readonly LayerId[] }
  | { readonly kind: 'crashed'; readonly reason: string };

export interface Check {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  readonly needs: readonly LayerId[];
  readonly explanation: Explanation;
  readonly endsInitialisation: boolean;
  evaluate(layers: Layers): CheckResult;
}

export function defineCheck<K extends LayerId, O extends LayerId = never>(spec: CheckSpec<K, O>): Check {
  const { code, title, severity, needs, explanation, endsInitialisation = false } = spec;
  return {
    code,
    title,
    severity,
    needs,
    explanation,
    endsInitialisation,
    evaluate(layers) {
      const missing = needs.filter((id) => layers[id] === undefined);
      if (missing.length > 0) return { kind: 'not-applicable', missing };
      try {
        // Every layer in K was just proved present; TypeScript cannot carry that through `filter`.
        const drafts = [...spec.run(layers as Readonly<Required<Pick<Layers, K>> & Pick<Layers, O>>)];
        return { kind: 'ran', findings: drafts.map((draft) => ({ severity, related: [], ...draft, code })) };
      } catch (error) {
        return { kind: 'crashed', reason: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
