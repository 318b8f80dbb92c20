import * as vscode from 'vscode';
import { encodingOf } from '../analysis/index';
import { openDocument } from './documents';

/** A text to review, from an editor or from a file. */
export interface SourceDocument {
  readonly uri: vscode.Uri;
  readonly languageId: string;
  /** The document's version; 0 for a file that was read from disk. */
  readonly version: number;
  readonly text: string;
}

/** A text must fit into one string. */
const MAX_BYTES = 256 * 1024 * 1024;

export function sourceDocument(document: vscode.TextDocument): SourceDocument {
  const { uri, languageId, version } = document;
  return { uri, languageId, version, text: document.getText() };
}

/** The text as the editor has it, if one shares it with us; else as it is on disk. Throws with a reason in plain words. */
export async function readSourceDocument(uri: vscode.Uri): Promise<SourceDocument> {
  const open = openDocument(uri);
  return open === undefined ? { uri, languageId: 'plaintext', version: 0, text: await readText(uri) } : sourceDocument(open);
}

async function readText(uri: vscode.Uri): Promise<string> {
  const { size, type } = await statOf(uri);
  if ((type & vscode.FileType.File) === 0) throw new Error(vscode.l10n.t('it is no file.'));
  if (size > MAX_BYTES) throw new Error(vscode.l10n.t('it has {0} MB; {1} MB is the most. Cut it to the boot you mean.', Math.round(size / 1024 / 1024), MAX_BYTES / 1024 / 1024));
  const bytes = await vscode.workspace.fs.readFile(uri);
  const encoding = encodingOf(bytes);
  if (encoding === undefined) throw new Error(vscode.l10n.t('it is no text but binary data.'));
  return new TextDecoder(encoding).decode(bytes);
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    throw error instanceof vscode.FileSystemError && error.code === 'FileNotFound' ? new Error(vscode.l10n.t('there is no such file.')) : error;
  }
}
