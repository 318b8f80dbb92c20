import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { describeReadError } from '../input/read-source';
import { unreadable, type Unreadable } from '../input/unreadable';
import { namesIn, type Name } from './names';

export interface List {
  readonly kind: 'list';
  readonly names: AsyncIterator<Name, unknown>;
  /** Lets go of where the names come from, even while they are waited for. */
  close(): void;
}

interface Where {
  readonly files: readonly string[];
  readonly filesFrom?: string;
  readonly null: boolean;
}

/** The names that are to be reviewed, from the command line or from a list that may be endless. */
export async function openList({ files, filesFrom, null: nul }: Where, stdin: Readable): Promise<List | Unreadable> {
  if (filesFrom === undefined) return { kind: 'list', names: given(files), close: () => {} };
  const stream = filesFrom === '-' ? stdin : await readable(filesFrom);
  if (typeof stream === 'string') return unreadable(`${filesFrom}: ${stream}`);
  // A stream without an encoding hands out buffers.
  return { kind: 'list', names: namesIn(stream as AsyncIterable<Buffer>, nul), close: () => void stream.destroy() };
}

async function* given(files: readonly string[]): AsyncGenerator<Name, void> {
  for (const file of files) yield { kind: 'name', file };
}

async function readable(file: string): Promise<Readable | string> {
  try {
    const handle = await open(file);
    if (!(await handle.stat()).isDirectory()) return createReadStream(file, { fd: handle });
    await handle.close();
    return 'It is a directory. Give a file that names captures, one a line.';
  } catch (error) {
    return describeReadError(error);
  }
}
