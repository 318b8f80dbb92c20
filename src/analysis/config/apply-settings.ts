import type { Finding } from '../checks/finding';
import { bySeverityThenPlace } from '../verdict/order';
import type { Review } from '../verdict/review';
import type { FileSettings } from './config';

/**
 * A review as its configuration wants it told: findings with another severity, left out, or accepted with a reason. What a
 * snapshot accepts itself keeps its own reason. The verdict stays the same: it is about the host, not about what is told.
 * @param settingsOf By the name of a source.
 */
export function applySettings(review: Review, settingsOf: (source: string) => FileSettings): Review {
  const settings = review.sources.map(settingsOf);
  const findings = review.findings.flatMap((finding) => told(finding, settings[finding.at.source]) ?? []);
  return { ...review, findings: findings.sort(bySeverityThenPlace) };
}

function told(finding: Finding, settings: FileSettings | undefined): Finding | undefined {
  const severity = settings?.severity.get(finding.code) ?? finding.severity;
  if (severity === 'off') return undefined;
  const accepted = settings?.suppress.find(({ code }) => code === finding.code);
  return { ...finding, severity, ...(finding.suppressed === undefined && accepted !== undefined && { suppressed: { reason: accepted.reason } }) };
}
