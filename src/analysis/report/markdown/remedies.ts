import { describeNoLayout, describeRemedy, describeSearch } from '../../run/remedy-words';
import { missingEvidence } from '../missing-evidence';
import { code, prose } from './escape';
import type { Section } from './section';

/** What would let this host initialise TDX: nothing is listed that was not run again with the change. */
export const remedies: Section = ({ review: { remedies: search, regionsAtInit = [] } }) => {
  if (search === undefined) return [];
  const unsearched = [describeSearch(search, regionsAtInit.length), describeNoLayout(search)].filter((words) => words !== undefined);
  const found = search.found.map((remedy) => `- ${prose(describeRemedy(remedy))}`);
  return ['### What would help', '', ...(found.length === 0 ? ['Nothing that was tried.'] : ['Each was run again with the change.', '', ...found]), ...unsearched.flatMap((words) => ['', prose(words)])];
};

/** Missing evidence is not a pass: what it would decide is named. */
export const missing: Section = ({ review }) => {
  const list = missingEvidence(review).map(({ what, how, notChecked }) => {
    const waiting = notChecked.length === 0 ? '' : ` (not checked: ${notChecked.map((id) => code(id)).join(', ')})`;
    return `- ${prose(what)}${waiting}. ${prose(how)}`;
  });
  return list.length === 0 ? [] : ['### What is missing', '', ...list];
};
