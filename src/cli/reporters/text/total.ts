import { count, type Finding } from '../../../analysis/index';
import type { Reviewed } from '../reporter';
import type { Section } from './section';

/** The last line of a review. */
export const total: Section = ({ review }) => [counts(review.findings)];

/** The last line of a report of several reviews. */
export function overallTotal(reviews: readonly Reviewed[]): string[] {
  const kinds = reviews.map(({ review }) => review.verdict.kind);
  const number = (wanted: (typeof kinds)[number]): number => kinds.filter((kind) => kind === wanted).length;
  return [
    `${count(reviews.length, 'review')}: ${number('fails')} failing, ${number('undetermined')} undetermined, ${number('passes')} passing`,
    counts(reviews.flatMap(({ review }) => review.findings)),
  ];
}

function counts(findings: readonly Finding[]): string {
  const open = findings.filter(({ suppressed }) => suppressed === undefined);
  const number = (wanted: Finding['severity']): number => open.filter(({ severity }) => severity === wanted).length;
  const suppressed = findings.length - open.length;
  const all = `total: ${count(number('error'), 'error')}, ${count(number('warning'), 'warning')}, ${number('information')} information`;
  return suppressed === 0 ? all : `${all}, ${suppressed} suppressed`;
}
