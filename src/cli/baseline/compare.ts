import { count } from '../../analysis/index';
import type { BaselineState, Reviewed } from '../reporters/reporter';
import { identityOf, keyOf, nameFrom, type Baseline, type KnownFinding } from './baseline';

export interface ComparedWithBaseline {
  /** Known findings are accepted in them. */
  readonly reviewed: readonly Reviewed[];
  /** Known findings that are not there any more, in sources that were reviewed. */
  readonly gone: Baseline;
  /** Those of them that are not accepted otherwise either; sources have the names that they were reviewed by. */
  readonly absent: Baseline;
}

/** Accepts what is known. One more of a kind than is known is new. */
export function compareWithBaseline(reviewed: readonly Reviewed[], baseline: Baseline, file: string, folder: string): ComparedWithBaseline {
  const left = new Map(baseline.map((known) => [keyOf(known), known.count]));
  const compared = reviewed.map((one): Reviewed => {
    const findings = one.review.findings.map((finding) => {
      const key = keyOf(identityOf(finding, one, folder));
      const remaining = left.get(key) ?? 0;
      if (finding.suppressed !== undefined || remaining === 0) return finding;
      left.set(key, remaining - 1);
      return { ...finding, suppressed: { reason: `known in the baseline ${file}` } };
    });
    return { ...one, review: { ...one.review, findings } };
  });
  const sources = sourcesOf(reviewed, folder);
  const unmatched = (remaining: ReadonlyMap<string, number>): Baseline =>
    baseline.flatMap((known) => {
      const count = remaining.get(keyOf(known)) ?? 0;
      return count > 0 && sources.has(known.source) ? [{ ...known, count }] : [];
    });
  const gone = unmatched(left);
  const stated = withStates(reviewed, compared, left, folder);
  return { reviewed: stated, gone, absent: unmatched(left).map((known) => ({ ...known, source: sources.get(known.source) ?? known.source })) };
}

/** Says of each finding whether it is known. One that is accepted otherwise is compared with what the others have left, and takes it. */
function withStates(before: readonly Reviewed[], compared: readonly Reviewed[], left: Map<string, number>, folder: string): readonly Reviewed[] {
  return compared.map((one, at) => {
    const earlier = before[at]?.review.findings ?? [];
    const baselineStates = one.review.findings.map((finding, index): BaselineState => {
      if (finding !== earlier[index]) return 'unchanged';
      if (finding.suppressed === undefined) return 'new';
      const key = keyOf(identityOf(finding, one, folder));
      const remaining = left.get(key) ?? 0;
      if (remaining > 0) left.set(key, remaining - 1);
      return remaining > 0 ? 'unchanged' : 'new';
    });
    return { ...one, baselineStates };
  });
}

/** What is known from now on: all findings that are not accepted otherwise, and what is known of sources that were not reviewed. */
export function baselineOf(reviewed: readonly Reviewed[], earlier: Baseline, folder: string): Baseline {
  const sources = sourcesOf(reviewed, folder);
  const known = new Map<string, KnownFinding>(earlier.filter(({ source }) => !sources.has(source)).map((one) => [keyOf(one), one]));
  for (const one of reviewed) {
    for (const finding of one.review.findings) {
      if (finding.suppressed !== undefined) continue;
      const identity = identityOf(finding, one, folder);
      const key = keyOf(identity);
      known.set(key, { ...identity, count: (known.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}

/** One line that says what is gone. */
export function describeGone(gone: Baseline, file: string): readonly string[] {
  if (gone.length === 0) return [];
  const total = gone.reduce((sum, known) => sum + known.count, 0);
  const list = gone.map(({ code, source, base, size }) => `${code} in ${source}${base === undefined || size === undefined ? '' : ` (${base}+${size})`}`);
  return [`${file}: ${count(total, 'known finding')} ${total === 1 ? 'is' : 'are'} gone: ${list.join(', ')}. --write-baseline takes ${total === 1 ? 'it' : 'them'} out.`];
}

/** The sources of reviews by their names in a baseline. */
function sourcesOf(reviewed: readonly Reviewed[], folder: string): ReadonlyMap<string, string> {
  return new Map(reviewed.flatMap(({ review }) => review.sources.map((source) => [nameFrom(folder, source), source] as const)));
}
