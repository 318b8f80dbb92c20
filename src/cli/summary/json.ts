import type { NameCounts } from './name-counts';
import { findingsOf, type Counts } from './tally';

/** The contract of schemas/summary.schema.json. Lists of names hold all that is counted one by one. */
export function summaryJson(counts: Counts, version: string): string {
  const { lines, unknown, errors, olderBoots, verdicts, bios, kernels, profiles, worst, notReviewed } = counts;
  const summary = {
    formatVersion: 1,
    tool: { name: 'tdxmem', version },
    lines,
    hosts: verdicts,
    olderBoots,
    errors,
    unknownLines: unknown,
    findings: findingsOf(counts).map(([code, { severity, hosts, suppressed }]) => ({ code, severity, hosts, suppressed })),
    bios: named(bios),
    kernels: named(kernels),
    profiles: [...profiles].map(([profile, by]) => ({ profile, ...by })),
    worst: worst.list(),
    worstTotal: worst.total(),
    notReviewed,
  };
  return `${JSON.stringify(summary, undefined, 2)}\n`;
}

function named(names: NameCounts): object {
  return { names: names.rows().map(({ name, by }) => ({ name: name ?? null, ...by })), others: names.others };
}
