import { describeRemedy, describeSearch, type Remedy } from '../../../analysis/index';
import type { Section } from './section';
import { wrap } from './wrap';

/** Of more ranges the number and the size say enough. */
const MOST_RANGES = 4;

/** What would let this host initialise TDX: nothing is listed that was not run again with the change. */
export const remedies: Section = ({ review: { remedies: search, run, regionsAtInit = [] } }, { full }) => {
  if (search === undefined) return [];
  const changes = search.found.filter(({ kind }) => kind !== 'layout');
  const unsearched = describeSearch(search, regionsAtInit.length);
  const tried = run?.stage === 'TDH.SYS.INIT' || search.searched === 'none' ? 'other kernels' : 'other kernels, other memory';
  return [
    ...(changes.length === 0
      ? wrap(`What would change it: nothing that was tried (${tried}).`)
      : ['What would change it (each was run again with the change):', ...changes.flatMap((remedy) => wrap(describeRemedy(remedy, full ? Number.POSITIVE_INFINITY : MOST_RANGES), '  - ', '    '))]),
    ...(!full && changes.some(isLong) ? ['  (--full prints all ranges)'] : []),
    ...(unsearched === undefined ? [] : wrap(unsearched, '', '  ')),
  ];
};

function isLong(remedy: Remedy): boolean {
  return remedy.kind !== 'other-kernel' && remedy.kind !== 'layout' && Math.max(remedy.ranges.length, remedy.besides?.length ?? 0) > MOST_RANGES;
}
