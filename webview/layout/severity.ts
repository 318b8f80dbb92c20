import type { MapFinding, MapSegment } from '../../src/analysis/map/view';

export type Severity = MapFinding['severity'];

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** 0 for the worst; segments without findings come after all others. */
export function rank(severity: Severity | undefined): number {
  return severity === undefined ? 3 : RANK[severity];
}

export function worse(a: Severity | undefined, b: Severity | undefined): Severity | undefined {
  return rank(a) <= rank(b) ? a : b;
}

/** The severity of the worst finding about a segment; what it is only involved in does not count. */
export function severityOf(segment: MapSegment): Severity | undefined {
  return segment.findings.reduce<Severity | undefined>((worst, { severity, involved }) => (involved === true ? worst : worse(worst, severity)), undefined);
}

/** Findings about the thing itself, worst first, then those that it is only involved in. */
export function byWeight(a: MapFinding, b: MapFinding): number {
  return Number(a.involved ?? false) - Number(b.involved ?? false) || rank(a.severity) - rank(b.severity);
}
