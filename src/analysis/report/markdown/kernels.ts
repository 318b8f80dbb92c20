import { describeErrno } from '../../kernel/errno';
import { profileById } from '../../kernel/profiles';
import { stageOf, statusOf } from '../../run/run-words';
import { code, prose } from './escape';
import type { Section } from './section';
import { table } from './table';

/** The outcome under every kernel, so that it is seen where another kernel would help. */
export const kernels: Section = ({ review: { runs, profile } }) => {
  if (runs.length === 0) return [];
  const rows = runs.map((run) => {
    const where = profileById(run.profile).initialises === 'never' ? 'memory list only' : [stageOf(run), statusOf(run)].flatMap((part) => (part === undefined ? [] : [code(part)])).join(', ');
    const name = run.profile === profile.id ? `**${code(run.profile)}** (chosen)` : code(run.profile);
    return [name, run.outcome, run.errno === undefined ? '' : prose(describeErrno(run.errno), 'table'), where];
  });
  return ['### Kernels', '', ...table([{ title: 'profile' }, { title: 'outcome' }, { title: 'error' }, { title: 'at' }], rows)];
};
