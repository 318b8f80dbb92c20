import type { Writable } from 'node:stream';
import { EXIT, type ExitCode } from '../exit-code';
import { write } from '../streams';
import { worse } from './earlier';
import { inOrder } from './in-order';
import type { Done, Job } from './job';
import type { Name } from './names';
import type { Pool } from './pool';
import type { Progress } from './progress';
import { failedJob } from './review-job';

export interface FleetRun {
  readonly names: AsyncIterator<Name, unknown>;
  /** Names that are passed over. */
  readonly finished: ReadonlySet<string>;
  /** What holds for every name. */
  readonly choice: Omit<Job, 'file'>;
  readonly jobs: number;
  readonly pool: Pool;
  readonly stdout: Writable;
  readonly progress: Progress;
}

export interface FleetOutcome {
  readonly code: ExitCode;
  readonly reviewed: number;
  readonly failed: number;
}

/** Files that each worker may be ahead of the one whose turn it is to be printed. */
const AHEAD = 4;

/** Reviews names as they come, and writes the lines of each in their order, no faster than they are read. */
export async function runFleet({ names, finished, choice, jobs, pool, stdout, progress }: FleetRun): Promise<FleetOutcome> {
  let code: ExitCode = EXIT.clean;
  let reviewed = 0;
  let failed = 0;
  const reviewOne = async (name: Name): Promise<Done> => {
    if (name.kind === 'unusable') return failedJob(name.file, name.error);
    const answer = await pool.run({ file: name.file, ...choice });
    return answer.kind === 'done' ? answer.done : failedJob(name.file, `The worker that reviewed it died: ${answer.reason}. Review it alone to see more: tdxmem check FILE`);
  };
  for await (const done of inOrder(without(names, finished), jobs * AHEAD, reviewOne)) {
    code = worse(code, done.code);
    reviewed += 1;
    if (done.code === EXIT.failed) failed += 1;
    progress.count(done.code);
    if (!(await write(stdout, done.lines))) break;
  }
  return { code, reviewed, failed };
}

async function* without(names: AsyncIterator<Name, unknown>, finished: ReadonlySet<string>): AsyncGenerator<Name, void> {
  for (let next = await names.next(); next.done !== true; next = await names.next()) {
    if (next.value.kind !== 'name' || !finished.has(next.value.file)) yield next.value;
  }
}
