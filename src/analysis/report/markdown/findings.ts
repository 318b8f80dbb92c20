import type { Finding } from '../../checks/finding';
import { code, prose } from './escape';
import { placeName, type Reported, type Section } from './section';

const MOST_FINDINGS = 30;
/** A finding about holes is the list of its holes. */
const MOST_RELATED = 20;

/** Every finding with its line and the other lines involved; those that were accepted, with the reason. */
export const findings: Section = (reported) => {
  const { review, full } = reported;
  const open = review.findings.filter(({ suppressed }) => suppressed === undefined);
  const accepted = review.findings.filter(({ suppressed }) => suppressed !== undefined);
  if (open.length + accepted.length === 0) return [];
  const shown = full ? open : open.slice(0, MOST_FINDINGS);
  return [
    '### Findings',
    '',
    ...shown.flatMap((finding) => item(finding, reported)),
    ...(open.length > shown.length ? [`- ${open.length - shown.length} more are not listed.`] : []),
    ...accepted.map(({ code: id, at, suppressed }) => `- suppressed ${code(id)} at ${placeName(at, reported)}: ${prose(suppressed?.reason ?? '')}`),
  ];
};

function item({ severity, code: id, message, at, related }: Finding, reported: Reported): readonly string[] {
  const shown = reported.full ? related : related.slice(0, MOST_RELATED);
  return [
    `- **${severity}** ${code(id)} at ${placeName(at, reported)}: ${prose(message)}`,
    ...shown.map((other) => `  - ${placeName(other.at, reported)}: ${prose(other.message)}`),
    ...(related.length > shown.length ? [`  - ${related.length - shown.length} more lines.`] : []),
  ];
}
