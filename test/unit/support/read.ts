import type { Place } from '../../../src/analysis/base/span';
import type { Fact } from '../../../src/analysis/evidence/fact';
import type { Problem } from '../../../src/analysis/evidence/problem';
import { readCapture } from '../../../src/analysis/formats/capture/capture';

/** What a text of one boot says. */
export function read(text: string): { readonly facts: readonly Fact[]; readonly problems: readonly Problem[] } {
  const { boots } = readCapture({ name: 'dmesg.txt', text }, 0);
  const [only] = boots;
  if (only === undefined || boots.length !== 1) throw new Error(`${boots.length} boots`);
  return { facts: only.facts, problems: only.problems };
}

export function factsOf(text: string): readonly Fact[] {
  const { facts, problems } = read(text);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join());
  return facts;
}

/** The place of some words in a text; they must stand there once. */
export function placeOf(text: string, words: string): Place {
  const start = text.indexOf(words);
  if (start < 0 || text.includes(words, start + 1)) throw new Error(`"${words}" stands in the text not once`);
  return { source: 0, span: { start, end: start + words.length } };
}

/** What facts say, without their places. */
export function withoutPlaces(facts: readonly Fact[]): readonly unknown[] {
  return facts.map((fact) => Object.fromEntries(Object.entries(fact).filter(([key]) => key !== 'at')));
}
