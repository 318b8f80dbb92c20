import type { Finding, Place } from '../../../analysis/index';
import { locate } from '../location';
import type { Reviewed } from '../reporter';
import type { Section } from './section';
import type { Paint } from './paint';
import { printable } from './printable';
import { sourceName } from './source-name';
import { cap } from './table';
import { wrap } from './wrap';

const MOST_FINDINGS = 50;
const MOST_RELATED = 8;
/** A finding about holes is the list of its holes. */
const MOST_HOLES = 20;

/** `file:line:column: severity: message [code]`, as compilers print it, so that terminals and editors make it a link. */
export const findings: Section = (reviewed, { full }, paint) => {
  const open = reviewed.review.findings.filter(({ suppressed }) => suppressed === undefined);
  const accepted = reviewed.review.findings.filter(({ suppressed }) => suppressed !== undefined);
  const { shown, hidden } = cap(open, MOST_FINDINGS, full);
  return [
    ...shown.flatMap((finding) => findingLines(finding, reviewed, full, paint)),
    ...(hidden.length === 0 ? [] : [`... ${hidden.length} more findings; --full prints all`]),
    ...accepted.flatMap(({ code, at, suppressed }) =>
      wrap(`${place(at, reviewed)}: suppressed: ${code}: ${printable(suppressed?.reason ?? '')}`, '', '    '),
    ),
  ];
};

function findingLines({ severity, message, code, at, related }: Finding, reviewed: Reviewed, full: boolean, paint: Paint): string[] {
  const start = place(at, reviewed);
  const [first = '', ...rest] = wrap(`${printable(message)} [${code}]`, `${start}: ${severity}: `, '    ');
  const { shown, hidden } = cap(related, code.startsWith('reserved-areas-') ? MOST_HOLES : MOST_RELATED, full);
  return [
    `${start}: ${paint.severity(severity, `${severity}:`)}${first.slice(`${start}: ${severity}:`.length)}`,
    ...rest,
    ...shown.flatMap((other) => wrap(printable(other.message), `    ${place(other.at, reviewed)}: note: `, '        ')),
    ...(hidden.length === 0 ? [] : [`    ... ${hidden.length} more lines; --full prints all`]),
  ];
}

function place(at: Place, reviewed: Reviewed): string {
  const { source, startLine, startColumn } = locate(at, reviewed);
  return `${sourceName(source)}:${startLine}:${startColumn}`;
}
