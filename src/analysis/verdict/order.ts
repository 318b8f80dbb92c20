import type { Finding, Severity } from '../checks/finding';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** Worst first, then in the order of the evidence. */
export function bySeverityThenPlace(a: Finding, b: Finding): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    a.at.source - b.at.source ||
    a.at.span.start - b.at.span.start ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

/** Whether `severity` is at least as bad as `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return RANK[severity] <= RANK[threshold];
}
