import type { Review, Span } from '../analysis/index';
import { sectionOf } from './fact-words';
import type { FactHere, LanguageIndex } from './language-index';

/** A list in a text: lines of one kind that follow one another. */
export interface Section {
  readonly name: string;
  readonly span: Span;
  readonly facts: readonly FactHere[];
}

/** What a text has of one boot. */
export interface BootSections {
  readonly review: Review;
  readonly span: Span;
  readonly sections: readonly Section[];
}

/** The boots of a text with their lists, in the order of the text. */
export function sectionsOf({ boots, here, source }: LanguageIndex): readonly BootSections[] {
  return boots.flatMap((boot) => {
    const extent = boot.review.host.extents.find((one) => one.source === source);
    return extent === undefined ? [] : [{ review: boot.review, span: extent.span, sections: runsOf(here.filter((one) => one.boot === boot && one.fact.kind !== 'tdx-failure')) }];
  });
}

function runsOf(facts: readonly FactHere[]): readonly Section[] {
  const sections: { name: string; span: Span; facts: FactHere[] }[] = [];
  for (const one of facts) {
    const name = sectionOf(one.fact);
    const last = sections.at(-1);
    if (last?.name === name) {
      last.facts.push(one);
      last.span = { start: last.span.start, end: Math.max(last.span.end, one.fact.at.span.end) };
    } else sections.push({ name, span: one.fact.at.span, facts: [one] });
  }
  return sections;
}
