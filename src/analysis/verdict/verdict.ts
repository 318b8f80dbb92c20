import { count } from '../base/format';
import type { Check, LayerId } from '../checks/check';
import type { Finding } from '../checks/finding';
import { areApproximate, cmrsIfWhole, type Host } from '../host/host';
import { ENOMEM } from '../kernel/errno';
import type { Run } from '../run/run';
import { bySeverityThenPlace } from './order';

/** Whether TDX comes up on this memory. `undetermined` is a real answer: the evidence does not reach. */
export interface Verdict {
  readonly kind: 'passes' | 'fails' | 'undetermined';
  /** One short sentence for a heading. */
  readonly headline: string;
  /** Why, and what to do next, in one or two plain sentences. */
  readonly reason: string;
  /** Evidence that would settle or strengthen the answer. */
  readonly missing: readonly LayerId[];
}

export interface VerdictEvidence {
  readonly host: Host;
  readonly findings: readonly Finding[];
  readonly checks: readonly Check[];
  readonly run: Run | undefined;
  /** How many pieces of the evidence could not be read. */
  readonly problems: number;
}

/**
 * What the log reports stands above what is predicted. Without a report, an error that ends initialisation decides, and
 * without such an error the run under the chosen kernel profile.
 */
export function decide({ host, findings, checks, run, problems }: VerdictEvidence): Verdict {
  if (host.environment.value !== 'host') {
    return { kind: 'undetermined', headline: 'This is not the log of a TDX host', reason: 'It is recognised and not judged.', missing: [] };
  }
  const missing = missingEvidence(host);
  const ending = new Set(checks.filter(({ endsInitialisation }) => endsInitialisation).map(({ code }) => code));
  const errors = findings.filter(({ severity, code }) => severity === 'error' && ending.has(code)).sort(bySeverityThenPlace);
  const reported = host.observed.outcome?.value;
  if (reported === 'initialised') {
    const doubt = errors.length === 0 ? '' : ` The evidence also holds ${count(errors.length, 'finding')} that ${errors.length === 1 ? 'speaks' : 'speak'} against it.`;
    return { kind: 'passes', headline: 'TDX initialised on this boot', reason: `The log reports it.${doubt}`, missing };
  }
  // A prediction that ends in another error than the log reports does not explain the log.
  const told = host.observed.errno?.value;
  const preferred = told === undefined || told === run?.errno ? [...(run?.errno === ENOMEM ? FOR_WANT_OF_MEMORY : []), ...EXPLAINS_BEST] : REPORTED;
  const worst = preferred.flatMap((code) => errors.find((error) => error.code === code) ?? [])[0] ?? errors[0];
  if (worst !== undefined || run?.outcome === 'fails') {
    const headline = reported === 'failed' ? 'TDX did not initialise on this boot' : 'TDX will not initialise on this host';
    return { kind: 'fails', headline, reason: worst?.message ?? run?.reason ?? '', missing };
  }
  return { ...predicted(host, run, problems, findings.some(({ code }) => code === 'regions-unordered')), missing };
}

/** Findings that say most of why initialisation ends, best first. */
const EXPLAINS_BEST = ['reserved-areas-exhausted', 'tdmrs-exhausted', 'region-not-convertible', 'region-partly-convertible', 'initialisation-failed'] as const;

/** PAMTs are allocated before reserved areas are counted. */
const FOR_WANT_OF_MEMORY = ['pamt-allocation'] as const;

/** What says the log's own reason. */
const REPORTED = ['initialisation-failed'] as const;

function predicted(host: Host, run: Run | undefined, problems: number, mixed: boolean): Omit<Verdict, 'missing'> {
  const open = 'It cannot be said whether TDX will initialise';
  if (run === undefined) {
    return { kind: 'undetermined', headline: open, reason: 'There is no memory map in this evidence. Capture the whole boot log, with journalctl -k -b.' };
  }
  if (run.outcome === 'may-fail') return { kind: 'undetermined', headline: 'TDX may fail to initialise on this host', reason: run.reason };
  if (run.outcome !== 'passes') return { kind: 'undetermined', headline: open, reason: openReason(host, run) };
  if (problems > 0) {
    return { kind: 'undetermined', headline: open, reason: `What could be read would pass, but ${count(problems, 'piece')} of the evidence could not be read.` };
  }
  if (mixed) {
    return { kind: 'undetermined', headline: open, reason: 'Taken literally this memory would pass, but its regions overlap or are not in order, so the list is mixed or mistyped.' };
  }
  if (host.regions !== undefined && areApproximate(host.regions)) {
    const map = host.regions.origin === 'iomem' ? 'What /proc/iomem shows' : 'The firmware map';
    return { kind: 'undetermined', headline: open, reason: `${map} would pass, but it is only an approximation of the memory that the kernel has.` };
  }
  return { kind: 'passes', headline: 'TDX should initialise on this host', reason: run.reason };
}

function openReason(host: Host, run: Run): string {
  if (host.cmrs !== undefined) return 'The CMR list is not whole, so nothing can be judged by it. Capture all of it, or mend the entry that cannot be read.';
  return run.kernel.outcome === 'passes'
    ? "The kernel's own part succeeds. Whether the memory is convertible cannot be said without a CMR list, and mainline kernels print none: add the list by hand."
    : 'This kernel looks at CMRs, and there is no list of them: add it by hand.';
}

function missingEvidence(host: Host): readonly LayerId[] {
  const missing: LayerId[] = [];
  if (host.regions === undefined) missing.push('regions');
  if (cmrsIfWhole(host) === undefined) missing.push('cmrs');
  return missing;
}
