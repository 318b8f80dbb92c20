import { checks, nearest } from '../../analysis/index';
import { paragraph, type Markup } from '../markup';

/** What a finding is, where a snapshot accepts it. */
export function findingHover(code: string): Markup {
  const check = checks.find((candidate) => candidate.code === code);
  if (check === undefined) {
    const meant = nearest(code, checks.map((one) => one.code));
    return [paragraph('There is no finding ', { code }, meant === undefined ? '.' : '; did you mean ', ...(meant === undefined ? [] : [{ code: meant }, '?']))];
  }
  const { title, severity, explanation } = check;
  return [paragraph({ strong: title }, `, ${severity}. Accepted here: it is not counted.`), paragraph(explanation.when), paragraph(explanation.consequence)];
}
