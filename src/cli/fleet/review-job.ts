import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { version } from '../../../package.json';
import { configsOf } from '../config/configs';
import { kernelFor, settle } from '../config/settle';
import { EXIT } from '../exit-code';
import { linesOf, type FileOutcome } from '../reporters/ndjson';
import { crashes, outcome } from '../review-outcome';
import { reviewEach, reviewTogether } from '../review-files';
import type { Done, Job } from './job';

/** Reviews one name of a list: a file by itself, a folder as one host. Whatever goes wrong is a line. */
export async function reviewJob(job: Job): Promise<Done> {
  const result = await reviewName(job);
  const code = result.errors.length > 0 ? EXIT.failed : outcome(result.reviewed);
  return { lines: new TextEncoder().encode(linesOf(result, version)), code };
}

/** A name about which there is nothing but an error. */
export function failedJob(file: string, error: string): Done {
  return { lines: new TextEncoder().encode(linesOf({ file, reviewed: [], errors: [error] }, version)), code: EXIT.failed };
}

async function reviewName(job: Job): Promise<FileOutcome> {
  const { file } = job;
  const nothing = Readable.from([]);
  try {
    const kind = await kindOf(file);
    if (kind === 'other') return { file, reviewed: [], errors: [file === '-' ? STANDARD_INPUT : PIPE] };
    // Found anew for each name: a list may name any number of folders, and memory stays constant.
    const configs = configsOf(job.config);
    const kernel = kernelFor(job, await configs.settingsOf(file));
    if (configs.complaints().length > 0) return { file, reviewed: [], errors: configs.complaints() };
    const found = kind === 'folder' ? await reviewTogether([file], { kernel }, nothing) : await reviewEach([file], { kernel }, nothing);
    const reviewed = await settle(found.reviewed, configs, job);
    const complaints = [...found.complaints, ...configs.complaints()];
    const own = `${file}: `;
    const errors = [...complaints, ...reviewed.flatMap(({ review }) => crashes(review))];
    return { file, reviewed, errors: errors.map((error) => (error.startsWith(own) ? error.slice(own.length) : error)) };
  } catch (error) {
    return { file, reviewed: [], errors: [`Its review broke: ${error instanceof Error ? error.message : String(error)}. This is a mistake in tdxmem: please report it.`] };
  }
}

const STANDARD_INPUT = 'Standard input cannot be one of many files. To review it: tdxmem check -';
// Waiting for it could take for ever, and everything behind it would wait too.
const PIPE = 'It is a pipe, a socket or a device, so it is not read as one of many files. To review it alone: tdxmem check FILE';

async function kindOf(file: string): Promise<'file' | 'folder' | 'other'> {
  if (file === '-') return 'other';
  try {
    const found = await stat(file);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
  } catch {
    // Reading it says why.
    return 'file';
  }
}
