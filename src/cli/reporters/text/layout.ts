import { count, describeNoLayout, hex, type LayoutRemedy, type Run } from '../../../analysis/index';
import type { Section } from './section';
import { cap } from './table';
import { wrap } from './wrap';

const MOST_TDMRS = 12;

/** Whether TDMRs exist that the TDX module would take, however this kernel makes them. */
export const layout: Section = ({ review: { remedies: search, run } }, { full }) => {
  if (search === undefined || run === undefined) return [];
  const none = describeNoLayout(search);
  if (none !== undefined) return wrap(none, '', '  ');
  return search.found.flatMap((remedy) => (remedy.kind === 'layout' ? planned(remedy, run, full) : []));
};

function planned({ tdmrs, besides }: LayoutRemedy, { outcome }: Run, full: boolean): string[] {
  const { shown, hidden } = cap(tdmrs, MOST_TDMRS, full);
  const areas = shown.map(({ base, size, reserved }) => `[${hex(base)}, ${hex(base + size)}) ${count(reserved.length, 'area')}`);
  const more = hidden.length === 0 ? [] : [`... ${hidden.length} more (--full prints all)`];
  const less = besides === undefined ? '' : ' for the memory that is convertible';
  return [
    ...wrap(`A legal layout exists${less}: ${count(tdmrs.length, 'TDMR')}, accepted by the TDX module's own checks (${BUILT[outcome]})`, '', '  '),
    ...wrap([...areas, ...more].join(', '), '  ', '  '),
  ];
}

const BUILT: Readonly<Record<Run['outcome'], string>> = {
  fails: 'not what this kernel builds',
  'may-fail': 'this kernel may build another',
  passes: '',
  undetermined: '',
};
