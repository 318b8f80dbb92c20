import type { Span } from '../analysis/index';
import type { LanguageIndex } from './language-index';
import { sectionsOf } from './sections';

/** Boots, where there are several, and lists of at least two lines. Editors fold whole lines. */
export function foldingRanges(index: LanguageIndex): readonly Span[] {
  const boots = sectionsOf(index);
  const lists = boots.flatMap(({ sections }) => sections.filter(({ facts }) => facts.length > 1).map(({ span }) => span));
  return [...(boots.length > 1 ? boots.map(({ span }) => span) : []), ...lists].sort((a, b) => a.start - b.start || b.end - a.end);
}
