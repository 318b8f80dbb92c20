import { count } from '../base/format';
import { describeRemedy } from '../run/remedy-words';
import type { Review } from '../verdict/review';
import type { MapSummary } from './view';

/** More than this and nobody reads them. */
const SENTENCES = 4;

/** What the map says above everything else: the verdict's reason sentence by sentence, then what would change it. */
export function summarise(review: Review): MapSummary {
  const { verdict } = review;
  const kernels = alternatives(review);
  const after = [...(kernels.length === 0 ? changes(review) : kernels), ...otherErrors(review)];
  const reasons = asReported(sentencesOf(verdict.reason), review).slice(0, SENTENCES - after.length);
  return { verdict: verdict.kind, headline: verdict.headline, sentences: [...reasons, ...after] };
}

/** A full stop inside a release, a figure or a file name is followed by no space. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?]) (?=[A-Z\d[])/).filter((sentence) => sentence !== '');
}

/** Adds that the log says so too, to the first sentence that names the error which both end with. */
function asReported(sentences: readonly string[], { host, run, verdict }: Review): string[] {
  const errno = host.observed.errno?.value;
  const agreed = verdict.kind === 'fails' && host.observed.outcome?.value === 'failed' && errno !== undefined && errno === run?.errno;
  const index = sentences.findIndex((sentence) => new RegExp(`(?<![\\w-])${errno ?? ''}\\b`).test(sentence));
  if (!agreed || index < 0 || sentences.some((sentence) => /\blog reports\b/.test(sentence))) return [...sentences];
  return sentences.map((sentence, at) => (at === index ? sentence.replace(/\.$/, ', as the log reports.') : sentence));
}

/** Of more ranges than this the sentence would be longer than the rest; the report lists them. */
const NAMED_RANGES = 2;

/** The change of memory that lets it pass, where it is a small one. */
function changes({ remedies }: Review): string[] {
  const first = remedies?.found.find((remedy) => remedy.kind !== 'other-kernel' && remedy.kind !== 'layout' && remedy.outcome === 'passes' && remedy.ranges.length <= NAMED_RANGES);
  return first === undefined ? [] : [`What would change it: ${lowered(describeRemedy(first, NAMED_RANGES))}`];
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Under which kernels the same memory would come up. */
function alternatives({ verdict, runs }: Review): string[] {
  if (verdict.kind !== 'fails') return [];
  const passing = runs.filter((run) => run.outcome === 'passes' && run.kernel.tdmrs.length > 0).map((run) => run.profile);
  return passing.length > 0 ? [`The same memory would pass under ${listed(passing)}.`] : [];
}

/** A host that comes up may still hold errors, such as memory that will not go online. */
function otherErrors({ verdict, findings }: Review): string[] {
  const errors = verdict.kind === 'fails' ? [] : findings.filter(({ severity, suppressed }) => severity === 'error' && suppressed === undefined);
  const codes = [...new Set(errors.map(({ code }) => code))];
  if (errors.length === 0) return [];
  return [`${count(errors.length, 'error')} ${errors.length === 1 ? 'remains' : 'remain'}: ${listed(codes)}.`];
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
