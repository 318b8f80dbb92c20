import type { ComparedRange, Comparison, RangeDifference, Review } from '../../analysis/index';
import { extent } from '../reporters/json/extent';
import { locate } from '../reporters/location';
import type { Reviewed } from '../reporters/reporter';

/** The contract of schemas/diff.schema.json. */
export function diffJson({ facts, sources, oneSided }: Comparison, a: Reviewed, b: Reviewed, version: string): string {
  const report = {
    formatVersion: 1,
    tool: { name: 'tdxmem', version },
    a: side(a.review),
    b: side(b.review),
    facts: facts.map(({ fact, of, a: before, b: after }) => ({ fact, of: of ?? null, a: before, b: after })),
    sources: sources.map(({ source, differences, onlyA, onlyB, untold, cut }) => ({
      source,
      differences: differences.map((difference) => differenceReport(difference, a, b)),
      onlyA: onlyA.map(extent),
      onlyB: onlyB.map(extent),
      untold,
      cut,
    })),
    notCompared: oneSided.map(({ what, only }) => ({ what, only })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function side({ sources, boot, profile, host, verdict }: Review): object {
  const judged = host.environment.value === 'host';
  return { sources, boot, profile: judged ? profile.id : null, kernelRelease: host.kernelRelease?.value ?? null, verdict: verdict.kind };
}

function differenceReport({ change, a: before, b: after }: RangeDifference, a: Reviewed, b: Reviewed): object {
  return { change, a: before.map((item) => rangeReport(item, a)), b: after.map((item) => rangeReport(item, b)) };
}

function rangeReport({ range, traits, at }: ComparedRange, reviewed: Reviewed): object {
  const place = at === undefined ? undefined : locate(at, reviewed);
  return { ...extent(range), traits, at: place === undefined ? null : { source: place.source, line: place.startLine, column: place.startColumn } };
}
