import { realpath, stat, writeFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { write } from '../streams';

/** Where a command writes what it made. */
export interface Destination {
  /** A file; standard output where it is absent or `-`. */
  readonly output?: string;
  /** Whether a file that exists may be overwritten. */
  readonly force: boolean;
}

/**
 * Why nothing can be written there, before any work is done: the file exists, or it is one of those that were read.
 * @param inputs Files that were read: these are evidence, and not even --force overwrites them.
 */
export async function refusalOf({ output, force }: Destination, inputs: readonly string[] = []): Promise<string | undefined> {
  if (output === undefined || output === '-') return undefined;
  const there = await identityOf(output);
  if (there === undefined) return undefined;
  const read = await Promise.all(inputs.map(identityOf));
  if (read.includes(there)) return `${output}: It is one of the files that are read, so it is not overwritten. Choose another name.`;
  return force ? undefined : existsAlready(output);
}

/** Writes all of it, or says why not. `written` is told on standard output, where that does not hold the text itself. */
export async function deliver(text: string | Uint8Array, { output, force }: Destination, stdout: Writable, written: (file: string) => string): Promise<string | undefined> {
  if (output === undefined || output === '-') {
    await write(stdout, text);
    return undefined;
  }
  try {
    await writeFile(output, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return existsAlready(output);
    return `${output}: ${reason ?? `It could not be written: ${error instanceof Error ? error.message : String(error)}.`}`;
  }
  await write(stdout, `${written(output)}\n`);
  return undefined;
}

function existsAlready(output: string): string {
  return `${output}: It exists and is left as it is. Choose another name, or overwrite it with --force.`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such folder to write into. Make it first, or choose another.',
  EACCES: 'It may not be written by this user. Choose a folder of your own.',
  EPERM: 'It may not be written by this user. Choose a folder of your own.',
  EROFS: 'The file system is read-only. Choose another folder.',
  EISDIR: 'It is a directory. Name a file in it.',
  ENOTDIR: 'A part of its path is a file, not a directory. Check the path.',
  ENOSPC: 'The disk is full: what is there of it is not whole. Free some space, or choose another folder.',
};

/** The same for every path to one file. */
async function identityOf(file: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(await realpath(file));
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
