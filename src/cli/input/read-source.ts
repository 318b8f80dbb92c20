import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { SourceText } from '../../analysis/index';
import { decode, MAX_BYTES, tooLarge } from './decode';
import { unreadable, type Unreadable } from './unreadable';

export interface ReadSource {
  readonly kind: 'source';
  readonly source: SourceText;
}

/** Reads one file, or standard input for `-`. Never throws for what a file may be. */
export async function readSource(file: string, stdin: Readable): Promise<ReadSource | Unreadable> {
  try {
    const bytes = file === '-' ? await collect(stdin) : await readFile(file);
    if ('kind' in bytes) return bytes;
    if (bytes.length === 0) return unreadable('It is empty, so there is nothing to review. Was the command that wrote it run as root?');
    const decoded = decode(bytes);
    if (decoded.kind === 'unreadable') return decoded;
    return { kind: 'source', source: { name: file, text: decoded.text } };
  } catch (error) {
    return unreadable(describeReadError(error));
  }
}

async function readFile(file: string): Promise<Buffer | Unreadable> {
  const handle = await open(file);
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) return unreadable(`It is a directory. Name the files in it: tdxmem check ${file.replace(/\/+$/, '')}/*`);
    if (stat.size > MAX_BYTES) return tooLarge();
    // Pipes and files of /proc say size 0, so they are read until they end.
    return stat.isFile() && stat.size > 0 ? await handle.readFile() : await collect(handle.createReadStream({ autoClose: false }));
  } finally {
    await handle.close();
  }
}

async function collect(stream: Readable): Promise<Buffer | Unreadable> {
  const chunks: Buffer[] = [];
  let length = 0;
  // A stream without an encoding hands out buffers.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BYTES) return tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the name and the folder.',
  EACCES: 'It may not be read by this user. Run as a user who may, or copy it: sudo cat FILE | tdxmem check -',
  EPERM: 'It may not be read by this user. Run as a user who may, or copy it: sudo cat FILE | tdxmem check -',
  ENOTDIR: 'A part of its path is a file, not a directory. Check the path.',
};

/** Why something could not be read, and what to do. */
export function describeReadError(error: unknown): string {
  if (!(error instanceof Error)) return `It could not be read: ${String(error)}.`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return REASONS[code] ?? `It could not be read: ${error.message}.`;
}
