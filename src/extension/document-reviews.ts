import { recogniseFormat } from '../analysis/index';
import type * as vscode from 'vscode';
import { baseName, mayHoldDump } from './documents';
import { reportFailure } from './guard';
import { PAUSE_MS } from './pause';
import type { ProfileChoices } from './profile-choices';
import type { Results } from './results';
import { holdsEvidence, reviewDocuments } from './review-documents';
import type { Reviewed } from './reviewed';
import { sourceDocument, type SourceDocument } from './source-document';

export interface DocumentServices {
  readonly results: Results;
  readonly profiles: ProfileChoices;
  readonly log: vscode.LogOutputChannel;
  /** Whether someone else reviews this text, together with others. */
  isTaken(document: SourceDocument): boolean;
}

/** Reviews of single documents: those that are recognised by their content, and those that someone asked for. */
export class DocumentReviews implements vscode.Disposable {
  readonly #services: DocumentServices;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Who waits for a review that waits for a pause. */
  readonly #waiting = new Map<string, readonly (() => void)[]>();
  /** Documents to review whatever they seem to hold. */
  readonly #requested = new Set<string>();
  /** Documents whose review failed, and whose user knows it. */
  readonly #failed = new Set<string>();

  constructor(services: DocumentServices) {
    this.#services = services;
  }

  /** Resolves when no review of a document waits any more: at once where none does. */
  async settled(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    if (!this.#timers.has(key)) return;
    await new Promise<void>((resolve) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
    });
  }

  /** Whether a review waits for a pause. */
  isDue(uri: vscode.Uri): boolean {
    return this.#timers.has(uri.toString());
  }

  /** Reviews a document soon, or after a pause in typing. The last of several calls counts. */
  schedule(document: vscode.TextDocument, whenQuiet: boolean): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    if (!mayHoldDump(document) && !this.#requested.has(key)) return this.#release(key);
    this.#timers.set(
      key,
      setTimeout(
        () => {
          if (document.isClosed) this.#release(key);
          else this.#reviewInTurn(document);
        },
        whenQuiet ? PAUSE_MS : 0,
      ),
    );
  }

  /** Reviews a document now and from now on, whatever it seems to hold. Nothing comes of a text without any evidence. */
  request(document: SourceDocument): Reviewed | undefined {
    this.#requested.add(document.uri.toString());
    return this.review(document);
  }

  review(document: SourceDocument): Reviewed | undefined {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    try {
      return this.#reviewNow(document);
    } finally {
      this.#release(key);
    }
  }

  forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#release(key);
    this.#requested.delete(key);
    this.#failed.delete(key);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #reviewNow(document: SourceDocument): Reviewed | undefined {
    const { results, isTaken } = this.#services;
    if (isTaken(document)) return results.resultOf(document.uri);
    try {
      const made = this.#compute(document);
      if (made !== undefined) return results.set(made);
    } catch (error) {
      // No result of an older text may stay.
      results.delete(document.uri);
      throw error;
    }
    results.delete(document.uri);
    return undefined;
  }

  #release(key: string): void {
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    for (const resolve of waiting) resolve();
  }

  /** Nobody waits for this one, so a failure is told here: once, and not at every key. */
  #reviewInTurn(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    try {
      this.review(sourceDocument(document));
      this.#failed.delete(key);
    } catch (error) {
      const what = `${baseName(document.uri)} could not be reviewed`;
      if (this.#failed.has(key)) this.#services.log.error(`${what}: ${String(error)}`);
      else reportFailure(this.#services.log, what, error);
      this.#failed.add(key);
    }
  }

  #compute(document: SourceDocument): Omit<Reviewed, 'revision'> | undefined {
    const { uri, text, version } = document;
    const name = baseName(uri);
    const isRecognised = recogniseFormat({ name, text }) !== undefined;
    if (!isRecognised && !this.#requested.has(uri.toString())) return undefined;
    const { profiles, log } = this.#services;
    const reviews = reviewDocuments(`${name} (version ${version})`, [{ ...document, name }], profiles.of(uri), log);
    if (reviews === undefined || (!isRecognised && !holdsEvidence(reviews))) return undefined;
    return { uri, kind: 'document', name, missing: [], ...reviews };
  }
}
