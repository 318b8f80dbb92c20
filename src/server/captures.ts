import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { encodingOf, referencesOf, type SourceText } from '../analysis/index';

/** A capture that a snapshot names. */
export interface Capture {
  readonly uri: string;
  readonly source: SourceText;
}

/** Reads the captures that a snapshot names, beside it: as an editor has them open, else from disk. Those that cannot be read are left out. */
export async function capturesOf(uri: string, snapshot: SourceText, openText: (uri: string) => string | undefined): Promise<readonly Capture[]> {
  if (!uri.startsWith('file:')) return [];
  const captures: Capture[] = [];
  for (const { name } of referencesOf(snapshot)) {
    const file = path.resolve(path.dirname(fileURLToPath(uri)), name);
    const address = pathToFileURL(file).href;
    const text = openText(address) ?? (await textOf(file));
    if (text !== undefined) captures.push({ uri: address, source: { name, text } });
  }
  return captures;
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(file);
    const encoding = encodingOf(bytes);
    return encoding === undefined ? undefined : new TextDecoder(encoding).decode(bytes);
  } catch {
    // What is missing of the evidence is told by the review, as missing evidence.
    return undefined;
  }
}
