import { missingEvidence as missingOf } from '../../../analysis/index';
import type { Section } from './section';
import { wrap } from './wrap';

/** Missing evidence is not a pass: what it would decide is named. */
export const missingEvidence: Section = ({ review }) =>
  missingOf(review).flatMap(({ what, how, notChecked }) => {
    const waiting = notChecked.length === 0 ? '' : ` (not checked: ${notChecked.join(', ')})`;
    return wrap(`Missing: ${what}${waiting}. ${how}`, '', '  ');
  });
