import { review, type Finding, type Review } from '../../../src/analysis/index';

/** The review of a text of one boot. */
export function reviewOf(text: string, name = 'dmesg.txt'): Review {
  const reviews = review({ name, text });
  const [only] = reviews;
  if (only === undefined || reviews.length !== 1) throw new Error(`${reviews.length} boots`);
  return only;
}

/** The findings of one check. */
export function findingsOf(code: string, text: string, name?: string): readonly Finding[] {
  return reviewOf(text, name).findings.filter((finding) => finding.code === code);
}
