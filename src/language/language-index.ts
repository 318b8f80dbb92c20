import { countUpTo, rangeIndex, type RangedFact, type RangeIndex, type Review, type Span } from '../analysis/index';
import { factsOf } from './facts-of';
import type { ReviewedText } from './reviewed-text';

/** One boot, prepared for questions about addresses. */
export interface BootIndex {
  readonly review: Review;
  /** Every fact about a range in every source. */
  readonly facts: readonly RangedFact[];
  /** The same, by address: listings nest. */
  readonly byAddress: RangeIndex<RangedFact>;
}

/** A fact that stands in the text, and the boot it tells of. */
export interface FactHere {
  readonly fact: RangedFact;
  readonly boot: BootIndex;
}

/** A reviewed text, prepared for many questions. An editor makes it once for each review. */
export interface LanguageIndex extends ReviewedText {
  /** In the order of the reviews. */
  readonly boots: readonly BootIndex[];
  /** Facts that stand in this text, by where they begin. */
  readonly here: readonly FactHere[];
  /** The furthest end of their words up to each index: objects of JSON nest. */
  readonly reach: readonly number[];
}

export function languageIndex(reviewed: ReviewedText): LanguageIndex {
  const boots = reviewed.reviews.map(bootIndex);
  const here = boots
    .flatMap((boot) => boot.facts.filter(({ at }) => at.source === reviewed.source).map((fact): FactHere => ({ fact, boot })))
    .sort((a, b) => a.fact.at.span.start - b.fact.at.span.start);
  return { ...reviewed, boots, here, reach: furthestOf(here.map(({ fact }) => fact.at.span.end)) };
}

function bootIndex(review: Review): BootIndex {
  const facts = factsOf(review);
  return { review, facts, byAddress: rangeIndex(facts, ({ range }) => range) };
}

function furthestOf(ends: readonly number[]): readonly number[] {
  const furthest: number[] = [];
  for (const end of ends) furthest.push(Math.max(end, furthest.at(-1) ?? 0));
  return furthest;
}

/** The facts whose words hold a part of a span, in the order of the text. */
export function factsIn({ here, reach }: LanguageIndex, { start, end }: Span): readonly FactHere[] {
  const found: FactHere[] = [];
  for (let at = countUpTo(reach, start - 1, (furthest) => furthest); at < here.length; at += 1) {
    const one = here[at];
    if (one === undefined || one.fact.at.span.start > end) break;
    if (one.fact.at.span.end >= start) found.push(one);
  }
  return found;
}

/** The boot whose evidence holds an offset of the text; else the one that is shown first. */
export function bootAt({ boots, source }: LanguageIndex, offset: number): BootIndex | undefined {
  const holds = ({ review: { host } }: BootIndex): boolean =>
    host.extents.some((extent) => extent.source === source && extent.span.start <= offset && offset <= extent.span.end);
  return boots.find(holds) ?? boots.find(({ review }) => review.newest) ?? boots[0];
}
