import { profileById, stageOf, statusOf, type Host, type Review, type Run } from '../../../analysis/index';
import type { Section } from './section';
import { table } from './table';

const COLUMNS = [{ title: '' }, { title: '' }, { title: '', align: 'right' }, { title: '' }, { title: '' }] as const;

/** The outcome under every kernel, so that it is seen where another kernel would help. */
export const kernels: Section = ({ review }) => {
  if (review.runs.length === 0) return [];
  const [, ...rows] = table(COLUMNS, review.runs.map((run) => row(run, review)));
  return ['Kernels:', ...rows];
};

function row(run: Run, { profile, host }: Review): readonly string[] {
  const mark = run.profile === profile.id ? `(chosen${reported(run, host)})` : '';
  return [run.profile, run.outcome, run.errno === undefined ? '' : `${run.errno}`, where(run), mark];
}

/** What the log itself reports, beside what is predicted for the kernel that wrote it. */
function reported({ outcome }: Run, { observed }: Host): string {
  if (observed.outcome === undefined) return '';
  const agrees = outcome === (observed.outcome.value === 'initialised' ? 'passes' : 'fails');
  return agrees ? '; as the log reports' : `; the log reports ${observed.outcome.value === 'initialised' ? 'success' : 'failure'}`;
}

/** `tdh-sys-config, 0xc0000a0200000004`. */
function where(run: Run): string {
  if (profileById(run.profile).initialises === 'never') return 'memory list only';
  return [stageOf(run), statusOf(run)].filter((part) => part !== undefined).join(', ');
}
