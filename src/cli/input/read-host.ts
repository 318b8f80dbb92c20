import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { filesBelow, MOST_FILES, referencesOf, type SourceText } from '../../analysis/index';
import { readSource } from './read-source';

/** The captures of one host, and what could not be read of them. */
export interface HostSources {
  readonly sources: readonly SourceText[];
  /** `NAME: why`, of files that were named themselves. */
  readonly complaints: readonly string[];
}

/**
 * Reads files, and the files below folders, as captures of one host, each folder in the order of names. In a folder, what is
 * no text is passed over: a bundle may hold archives and raw tables beside its texts. What a snapshot among them names is
 * read too.
 */
export async function readHost(operands: readonly string[], stdin: Readable): Promise<HostSources> {
  const sources: SourceText[] = [];
  const complaints: string[] = [];
  for (const operand of operands) {
    const folder = operand !== '-' && (await isFolder(operand));
    const files = folder ? await filesOf(operand) : [operand];
    if (files.length > MOST_FILES) {
      complaints.push(`${operand}: It holds more than ${MOST_FILES} files, so it is hardly the folder of one host. Name the folder of the host, or its files.`);
      continue;
    }
    let read = 0;
    for (const file of files) {
      const result = await readSource(file, stdin);
      if (result.kind === 'source') {
        sources.push(result.source);
        read += 1;
      } else if (!folder) complaints.push(`${operand}: ${result.message}`);
    }
    if (folder && read === 0) complaints.push(`${operand}: It holds no text that could be read.`);
  }
  for (const name of namedBeside(sources)) {
    const result = await readSource(name, stdin);
    if (result.kind === 'source') sources.push(result.source);
    else complaints.push(`${name}: ${result.message}`);
  }
  return { sources, complaints };
}

/** Captures that snapshots name and nobody has given, each once. */
function namedBeside(sources: readonly SourceText[]): readonly string[] {
  const given = new Set(sources.map(({ name }) => path.resolve(name)));
  const named = sources.flatMap((source) => referencesOf(source).map(({ name }) => path.resolve(path.dirname(source.name), name)));
  return [...new Set(named)].filter((name) => !given.has(name));
}

/** Whether it is a folder; what cannot be looked at is none. */
export async function isFolder(operand: string): Promise<boolean> {
  try {
    return (await stat(operand)).isDirectory();
  } catch {
    return false;
  }
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const files = await filesBelow(folder, async (at) => {
    const entries = await readdir(at, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other', at: path.join(at, entry.name) }));
  });
  return files.map(({ at }) => at);
}
