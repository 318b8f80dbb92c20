import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { count } from '../../analysis/index';
import type { CheckArguments } from '../arguments/check';
import { complain } from '../complain';
import { configsOf } from '../config/configs';
import { failLevelFor } from '../config/settle';
import { EXIT, type ExitCode } from '../exit-code';
import type { Job } from '../fleet/job';
import { openList } from '../fleet/list';
import { createPool } from '../fleet/pool';
import { NO_PROGRESS, progressOn } from '../fleet/progress';
import { resume } from '../fleet/resume';
import { runFleet } from '../fleet/run';
import type { Streams } from '../streams';

/** Whether it is about many files, one line each, rather than about one report. */
export function isFleet({ filesFrom, jobs, resume: earlier }: CheckArguments): boolean {
  return filesFrom !== undefined || jobs !== undefined || earlier !== undefined;
}

/** Reviews the files of a list on all cores, and prints what becomes of each in the order of the list. */
export async function fleet(args: CheckArguments, streams: Streams): Promise<ExitCode> {
  const { stdout, stderr } = streams;
  const misused = misuse(args, streams.stdin.isTTY === true);
  if (misused !== undefined) return complain([misused], stderr);
  const list = await openList(args, streams.stdin);
  if (list.kind === 'unreadable') return complain([list.message], stderr);
  const configs = configsOf(args.config);
  const earlier = await resume(args.resume, async (source) => failLevelFor(args, await configs.settingsOf(source)), stdout.fd);
  if (earlier.kind === 'unreadable') return complain([`${args.resume}: ${earlier.message}`], stderr);
  const jobs = args.jobs ?? availableParallelism();
  const pool = createPool(jobs, () => new Worker(path.join(__dirname, 'fleet-worker.cjs')));
  const progress = stderr.isTTY === true && stdout.isTTY !== true ? progressOn(stderr, () => performance.now()) : NO_PROGRESS;
  try {
    const { code, reviewed, failed } = await runFleet({ choice: choiceOf(args), names: list.names, finished: earlier.finished, jobs, pool, stdout, progress });
    progress.end();
    const complaints = failed === 0 ? [] : [`${failed} of ${count(reviewed, 'file')} could not be reviewed, or not whole. The lines with "error" say why.`];
    // A configuration that is half understood says nothing certain of what has been reviewed.
    const told = await complain([...configs.complaints(), ...complaints], stderr);
    return args.exitZero ? EXIT.clean : (Math.max(code, told, earlier.code) as ExitCode); // The highest of exit codes is one of them.
  } finally {
    list.close();
    await pool.close();
  }
}

/** What workers have to know of the arguments. */
function choiceOf({ kernel, failOn, given, config }: CheckArguments): Omit<Job, 'file'> {
  return { kernel, failOn, given, ...(config !== undefined && { config }) };
}

/** What is wrong with the arguments before any file is opened. */
function misuse({ format, files, filesFrom, host, null: nul }: CheckArguments, terminal: boolean): string | undefined {
  if (format !== 'ndjson') return '--files-from, --jobs and --resume are for many files, one line each: add --format ndjson.';
  if (filesFrom !== undefined && files.length > 0) return 'files are named on the command line and in --files-from: name them in one place.';
  if (host) return '--host takes all files as one host. In a list every name is a host of its own, and a folder is one host: leave out --host.';
  if (filesFrom === undefined && files.length === 0) return 'no file given. Name files, or give a list of them: find captures -type f | tdxmem check --format ndjson --files-from -';
  if (filesFrom === undefined && nul) return '--null is about the list of --files-from, and none is given.';
  if (filesFrom === '-' && terminal) return 'no list is piped in. For example: find captures -type f | tdxmem check --format ndjson --files-from -';
  return undefined;
}
