import { count } from '../../analysis/index';
import { sum } from './name-counts';
import type { Counts } from './tally';

/** All of it in a sentence or two. */
export function headline({ verdicts, errors, olderBoots, unknown }: Counts): readonly string[] {
  const hosts = `${count(sum(verdicts), 'host')}: ${verdicts.fails} failing, ${verdicts.undetermined} undetermined, ${verdicts.passes} passing.`;
  return [
    hosts,
    ...(errors > 0 ? [`${count(errors, 'file')} could not be reviewed, or not whole.`] : []),
    ...(olderBoots > 0 ? [`${count(olderBoots, 'older boot')} of these hosts ${olderBoots === 1 ? 'is' : 'are'} not counted.`] : []),
    ...(unknown > 0 ? [`${count(unknown, 'line')} could not be understood.`] : []),
  ];
}
