import * as vscode from 'vscode';
import { openDocument } from '../documents';
import type { NamedDocument } from '../review-documents';
import { readSourceDocument, sourceDocument, type SourceDocument } from '../source-document';
import type { CaptureFile } from './captures';

/** A file that could not be read, and why. */
export interface Unread {
  readonly file: CaptureFile;
  readonly reason: string;
}

export interface ReadCaptures {
  /** In the order of the files. */
  readonly documents: readonly NamedDocument[];
  readonly unread: readonly Unread[];
}

/** In UTF-16 units; more would not fit beside what the review makes of it. */
const MOST_TEXT = 256 * 1024 * 1024;
/** Files are read side by side, for where each takes its time. */
const AT_ONCE = 16;

/** The texts of a host's captures. A file is read once and kept until it changes; of an open document its text is taken. */
export class HeldTexts {
  readonly #held = new Map<string, SourceDocument>();

  /** A file may have another text now. */
  drop(uri: vscode.Uri): void {
    this.#held.delete(uri.toString());
  }

  /**
   * Reads what is not held. Files that cannot be read are told; more text than there is room for is an error.
   * @param progress Told how many of the files are read.
   */
  async read(files: readonly CaptureFile[], progress: (done: number) => void, token?: vscode.CancellationToken): Promise<ReadCaptures> {
    const documents: NamedDocument[] = [];
    const unread: Unread[] = [];
    let size = 0;
    for (let done = 0; done < files.length && token?.isCancellationRequested !== true; done += AT_ONCE) {
      for (const result of await Promise.all(files.slice(done, done + AT_ONCE).map((file) => this.#read(file)))) {
        if ('reason' in result) unread.push(result);
        else {
          documents.push(result);
          size += result.text.length;
        }
      }
      if (size > MOST_TEXT) throw new Error(vscode.l10n.t('the captures hold more than {0} MB of text. Keep those of the boot that you mean.', MOST_TEXT / 1024 / 1024));
      progress(Math.min(files.length, done + AT_ONCE));
    }
    return { documents, unread };
  }

  async #read(file: CaptureFile): Promise<NamedDocument | Unread> {
    const { uri, name } = file;
    const key = uri.toString();
    const open = openDocument(uri);
    if (open !== undefined) this.#held.set(key, sourceDocument(open));
    try {
      const document = this.#held.get(key) ?? (await readSourceDocument(uri));
      this.#held.set(key, document);
      return { ...document, name };
    } catch (error) {
      return { file, reason: error instanceof Error ? error.message : String(error) };
    }
  }
}
