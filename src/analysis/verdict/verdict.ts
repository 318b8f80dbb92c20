import { count } from '../base/format';
import type { Check, LayerId } from '../checks/check';
import type { Finding } from '../checks/finding';
import { cmrsIfWhole, type Host } from '../host/host';
import type { EntryCoverage } from '../module/coverage';
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
  readonly coverage: readonly EntryCoverage[] | undefined;
}

/**
 * What the log reports stands above what is predicted. Without a report, an error that ends initialisation decides;
 * without such an error the answer stays open, since convertible memory is necessary and not sufficient.
 */
export function decide({ host, findings, checks, coverage }: VerdictEvidence): Verdict {
  if (host.environment.value !== 'host') {
    return { kind: 'undetermined', headline: 'This is not the log of a TDX host', reason: 'It is recognised and not judged.', missing: [] };
  }
  const missing = missingEvidence(host);
  const ending = new Set(checks.filter(({ endsInitialisation }) => endsInitialisation).map(({ code }) => code));
  const errors = findings.filter(({ severity, code }) => severity === 'error' && ending.has(code)).sort(bySeverityThenPlace);
  const reported = host.observed.outcome?.value;
  if (reported === 'initialised') {
    const doubt = errors.length === 0 ? '' : ` The evidence also holds ${count(errors.length, 'finding')} that speak against it.`;
    return { kind: 'passes', headline: 'TDX initialised on this boot', reason: `The log reports it.${doubt}`, missing };
  }
  const worst = errors.find(({ code }) => code === 'initialisation-failed') ?? errors[0];
  if (worst !== undefined) {
    const headline = reported === 'failed' ? 'TDX did not initialise on this boot' : 'TDX will not initialise on this host';
    return { kind: 'fails', headline, reason: worst.message, missing };
  }
  return { kind: 'undetermined', headline: 'It cannot be said whether TDX will initialise', reason: open(host, coverage), missing };
}

function open(host: Host, coverage: readonly EntryCoverage[] | undefined): string {
  if (host.regions === undefined) return 'There is no memory map in this evidence. Capture the whole boot log, with journalctl -k -b.';
  if (coverage !== undefined) {
    return 'All memory of the TDX memory list is convertible. Whether TDMRs and their reserved areas suffice is not checked yet, and no line reports an outcome.';
  }
  if (host.cmrs !== undefined) return 'The CMR list is not whole, so nothing can be judged by it. Capture all of it, or mend the entry that cannot be read.';
  return 'There is no CMR list, so nothing can be said of whether this memory is convertible. Mainline kernels print none: add the list by hand.';
}

function missingEvidence(host: Host): readonly LayerId[] {
  const missing: LayerId[] = [];
  if (host.regions === undefined) missing.push('regions');
  if (cmrsIfWhole(host) === undefined) missing.push('cmrs');
  return missing;
}
