import { cmrsIfWhole, count, hex, planLayout, profileById, type Plan, type Run } from '../../../analysis/index';
import type { Section } from './section';
import { bounded, runToChange } from './run-to-change';
import { cap } from './table';
import { wrap } from './wrap';

const MOST_TDMRS = 12;

/** Whether TDMRs exist that the TDX module would take, however this kernel makes them. Without all CMRs nobody can say. */
export const layout: Section = ({ review }, { full }) => {
  const { host, profile, memlist = [] } = review;
  const run = runToChange(review);
  const cmrs = cmrsIfWhole(host);
  if (run === undefined || cmrs === undefined || bounded(run)) return [];
  const plan = planLayout({ memlist, cmrs, limits: host.limits, holesFrom: profileById(profile.id).holesFrom });
  return plan.kind === 'layout' ? planned(plan, run, full) : wrap(`No legal layout ${plan.certain ? 'exists' : 'was found'}: ${inSentence(plan.reason)}`, '', '  ');
};

function planned({ tdmrs }: Extract<Plan, { kind: 'layout' }>, { outcome }: Run, full: boolean): string[] {
  const { shown, hidden } = cap(tdmrs, MOST_TDMRS, full);
  const areas = shown.map(({ base, size, reserved }) => `[${hex(base)}, ${hex(base + size)}) ${count(reserved.length, 'area')}`);
  const more = hidden.length === 0 ? [] : [`... ${hidden.length} more (--full prints all)`];
  return [
    ...wrap(`A legal layout exists: ${count(tdmrs.length, 'TDMR')}, accepted by the TDX module's own checks (${BUILT[outcome]})`, '', '  '),
    ...wrap([...areas, ...more].join(', '), '  ', '  '),
  ];
}

const BUILT: Readonly<Record<Run['outcome'], string>> = {
  fails: 'not what this kernel builds',
  'may-fail': 'this kernel may build another',
  passes: '',
  undetermined: '',
};

/** The first word loses its capital; `TDX` and numbers stay. */
function inSentence(reason: string): string {
  return /^[A-Z][a-z]/.test(reason) ? `${reason.charAt(0).toLowerCase()}${reason.slice(1)}` : reason;
}
