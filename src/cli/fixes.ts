import { codeActions, languageIndex } from '../language/index';
import type { FixFinder } from './reporters/reporter';

/** What an editor would offer in answer to the findings of each review, as far as it needs no word of a person. */
export const fixesOf: FixFinder = (reviews, sources, lines) => {
  const actions = sources.flatMap(({ text }, source) =>
    codeActions(languageIndex({ reviews, source, text, lines }), { start: 0, end: text.length }).flatMap(({ title, finding, change }) =>
      finding === undefined || change.kind !== 'edit' || change.select !== undefined ? [] : [{ title, finding, source, edits: change.edits }],
    ),
  );
  return reviews.map(({ findings }) => actions.filter(({ finding }) => findings.includes(finding)));
};
