import { count, hexRange, humanSize, MOST_REGIONS_TO_CHANGE, profileById, remedies as remediesOf, type AddressRange, type MemoryRemedy, type Remedy } from '../../../analysis/index';
import type { Section } from './section';
import { bounded, runToChange } from './run-to-change';
import { cap } from './table';
import { wrap } from './wrap';

/** Of more ranges the number and the size say enough. */
const MOST_RANGES = 4;

/** What would let this host initialise TDX: nothing is listed that was not run again with the change. */
export const remedies: Section = ({ review }, { full }) => {
  const run = runToChange(review);
  if (run === undefined) return [];
  const found = remediesOf(review.host, profileById(review.profile.id), review.runs);
  const lines = found.flatMap((remedy) => wrap(words(remedy, full), '  ', '    '));
  const unsearched = `Changes of memory and other layouts were not searched for: memory is in ${run.regions.length} regions, and ${MOST_REGIONS_TO_CHANGE} are the most.`;
  return [
    ...(lines.length === 0 ? wrap(`What would change it: nothing that was tried (other kernels${bounded(run) ? '' : ', memory left out, holes closed'}).`) : ['What would change it (each was run again with the change):', ...lines]),
    ...(bounded(run) ? wrap(unsearched, '', '  ') : []),
  ];
};

function words(remedy: Remedy, full: boolean): string {
  if (remedy.kind === 'other-kernel') {
    const { profiles } = remedy;
    return `another kernel: ${profiles.join(', ')} ${profiles.length === 1 ? 'passes as it is' : 'pass as they are'}`;
  }
  return `${change(remedy, listed(remedy.ranges, full), full)}: ${OUTCOMES[remedy.outcome]}`;
}

function change({ kind, why, ranges, besides = [] }: MemoryRemedy, what: string, full: boolean): string {
  if (why === 'not-convertible') return `leave out what is not convertible, ${what}`;
  const and = besides.length === 0 ? '' : `, and leave out what is not convertible, ${listed(besides, full)}`;
  switch (kind) {
    case 'leave-out':
      return `leave out ${what}${and}`;
    case 'cut':
      return `leave out ${what}, so that a TDMR begins behind ${ranges.length === 1 ? 'it' : 'each'}${and}`;
    case 'close-holes':
      return `have firmware move ${what}${and}`;
  }
}

const OUTCOMES: Readonly<Record<MemoryRemedy['outcome'], string>> = {
  passes: 'passes',
  'may-fail': 'may fail',
  undetermined: 'the kernel gets through, and the CMRs decide',
  fails: 'fails',
};

/** `[0x1000, 0x2000) (4 KiB)`, or `2 ranges (8 KiB): [0x1000, 0x2000), [0x5000, 0x6000)`. */
function listed(ranges: readonly AddressRange[], full: boolean): string {
  const size = humanSize(ranges.reduce((sum, { start, end }) => sum + (end - start), 0));
  const { shown, hidden } = cap(ranges, MOST_RANGES, full);
  const all = shown.map(hexRange).join(', ');
  if (ranges.length === 1) return `${all} (${size})`;
  return `${count(ranges.length, 'range')} (${size}): ${all}${hidden.length === 0 ? '' : `, ... ${hidden.length} more (--full prints all)`}`;
}
