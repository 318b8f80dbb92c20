import type { Result } from 'sarif';
import { checks } from '../../../analysis/index';
import type { AbsentFinding } from '../reporter';
import type { Artifacts } from './artifacts';
import type { Identified } from './fingerprint';
import { LEVELS } from './rule';

/** Findings that a baseline knows and that are gone, each as a result. A baseline knows neither their words nor their lines. */
export function absentResults({ code, source, base, size, count }: AbsentFinding, artifacts: Artifacts, fingerprint: (finding: Identified) => string): Result[] {
  const ruleIndex = checks.findIndex((check) => check.code === code);
  const severity = checks[ruleIndex]?.severity;
  const range = rangeOf(base, size);
  return Array.from({ length: count }, (): Result => ({
    ruleId: code,
    // A check of another version has no rule here.
    ...(severity !== undefined && { ruleIndex, level: LEVELS[severity] }),
    message: { text: `${code}${range === undefined ? '' : ` of ${range}`} is in the baseline and was not found any more.` },
    locations: [{ physicalLocation: { artifactLocation: artifacts.at(source) } }],
    baselineState: 'absent',
    partialFingerprints: { 'tdxmemFinding/v1': fingerprint({ code, source, ...(range !== undefined && { range }) }) },
    suppressions: [],
  }));
}

/** As `hexRange` writes it. A baseline is a file that anybody may have edited. */
function rangeOf(base = '', size = ''): string | undefined {
  const hex = /^0x[0-9a-f]{1,16}$/i;
  return hex.test(base) && hex.test(size) ? `[${base.toLowerCase()}, 0x${(BigInt(base) + BigInt(size)).toString(16)})` : undefined;
}
