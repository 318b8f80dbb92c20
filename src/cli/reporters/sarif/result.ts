import type { Location, Result } from 'sarif';
import { checks, type Finding, type Place } from '../../../analysis/index';
import type { BaselineState, Reviewed } from '../reporter';
import type { Artifacts } from './artifacts';
import { fixesFor } from './fixes';
import { MOST_RELATED } from './limits';
import { region } from './region';
import { LEVELS } from './rule';

/** One finding as a result. */
export function result(finding: Finding, reviewed: Reviewed, artifacts: Artifacts, fingerprint: string, baselineState?: BaselineState): Result {
  const { code, severity, message, at, related, suppressed } = finding;
  const fixes = fixesFor(finding, reviewed, artifacts);
  return {
    ruleId: code,
    ruleIndex: checks.findIndex((check) => check.code === code),
    level: LEVELS[severity],
    message: { text: message },
    locations: [location(at, reviewed, artifacts)],
    ...(related.length > 0 && { relatedLocations: related.slice(0, MOST_RELATED).map((other, id) => ({ id, ...location(other.at, reviewed, artifacts), message: { text: other.message } })) }),
    ...(baselineState !== undefined && { baselineState }),
    partialFingerprints: { 'tdxmemFinding/v1': fingerprint },
    // The list is there for every result: without one it would mean that nobody asked.
    suppressions: suppressed === undefined ? [] : [{ kind: 'external', status: 'accepted', justification: suppressed.reason }],
    ...(fixes.length > 0 && { fixes: [...fixes] }),
  };
}

function location(place: Place, reviewed: Reviewed, artifacts: Artifacts): Location {
  return { physicalLocation: { artifactLocation: artifacts.at(reviewed.review.sources[place.source] ?? ''), region: region(place, reviewed) } };
}
