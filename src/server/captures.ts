import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodingOf, referencesOf, type SourceText, type Span } from '../analysis/index';
import type { OpenText } from './config/config-files';
import { localPath } from './local-path';

/** A capture that a snapshot names. */
export interface Capture {
  readonly uri: string;
  readonly source: SourceText;
}

/** A capture that a snapshot names and that is no part of the review. */
export interface MissingCapture {
  readonly name: string;
  /** Where the snapshot names it. */
  readonly span: Span;
  /** Why; the end of a sentence, without a full stop. */
  readonly reason: string;
}

export interface NamedCaptures {
  readonly read: readonly Capture[];
  readonly missing: readonly MissingCapture[];
  /** The addresses of all of them. */
  readonly uris: readonly string[];
}

/** Reads the captures that a snapshot names, beside it: as an editor has them open, else from disk. */
export async function capturesOf(uri: string, snapshot: SourceText, openText: OpenText): Promise<NamedCaptures> {
  const read: Capture[] = [];
  const missing: MissingCapture[] = [];
  const uris: string[] = [];
  const own = localPath(uri);
  if (own === undefined) return { read, missing, uris };
  for (const { name, at } of referencesOf(snapshot)) {
    const file = path.resolve(path.dirname(own), name);
    const address = pathToFileURL(file).href;
    uris.push(address);
    const text = openText(address) ?? (await textOf(file));
    if (typeof text === 'string') read.push({ uri: address, source: { name, text } });
    else missing.push({ name, span: at.span, reason: text.unreadable });
  }
  return { read, missing, uris };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};

async function textOf(file: string): Promise<string | { readonly unreadable: string }> {
  try {
    const bytes = await readFile(file);
    const encoding = encodingOf(bytes);
    return encoding === undefined ? { unreadable: 'it is no text' } : new TextDecoder(encoding).decode(bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { unreadable: REASONS[code] ?? (error instanceof Error ? error.message : String(error)) };
  }
}
