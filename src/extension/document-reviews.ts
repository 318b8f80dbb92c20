import { recogniseFormat } from '../analysis/index';
import type * as vscode from 'vscode';
import type { Configs } from './config/configs';
import { baseName, mayHoldDump, openDocument } from './documents';
import { PAUSE_MS } from './pause';
import type { ProfileChoices } from './profile-choices';
import type { Results } from './results';
import { holdsEvidence, reviewDocuments, type Reviewing } from './review-documents';
import { ReviewFailures } from './review-failures';
import type { Reviewed } from './reviewed';
import { sourceDocument, type SourceDocument } from './source-document';

export interface DocumentServices extends Reviewing {
  readonly results: Results;
  readonly profiles: ProfileChoices;
  readonly configs: Configs;
  /** Whether someone else reviews this text, together with others. */
  isTaken(document: SourceDocument): boolean;
}

/** One review on its way. */
interface Run {
  readonly cancelled: AbortController;
  result?: Promise<Reviewed | undefined>;
}

/** Reviews of single documents: those that are recognised by their content, and those that someone asked for. */
export class DocumentReviews implements vscode.Disposable {
  readonly #services: DocumentServices;
  readonly #failures: ReviewFailures;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** The newest of the runs of each document, while it has no result yet. */
  readonly #running = new Map<string, Run>();
  /** Who waits for a review that waits for a pause or is being made. */
  readonly #waiting = new Map<string, readonly (() => void)[]>();
  /** Documents to review whatever they seem to hold. */
  readonly #requested = new Set<string>();

  constructor(services: DocumentServices) {
    this.#services = services;
    this.#failures = new ReviewFailures(services.log);
  }

  /** Resolves when no review of a document waits or is being made any more: at once where none is. */
  async settled(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    if (this.#isSettled(key)) return;
    await new Promise<void>((resolve) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
    });
  }

  /** As `settled`, but a review that waits for a pause is made at once. */
  async current(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const due = this.#timers.has(key) ? openDocument(uri) : undefined;
    await (due === undefined ? this.#running.get(key)?.result : this.review(sourceDocument(due)));
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
          this.#timers.delete(key);
          if (document.isClosed) this.#release(key);
          // Nobody waits for this one.
          else void this.#failures.watch(document.uri, baseName(document.uri), () => this.review(sourceDocument(document)));
        },
        whenQuiet ? PAUSE_MS : 0,
      ),
    );
  }

  /** Reviews a document now and from now on, whatever it seems to hold. Nothing comes of a text without any evidence. */
  request(document: SourceDocument): Promise<Reviewed | undefined> {
    this.#requested.add(document.uri.toString());
    return this.review(document);
  }

  /** Reviews now. Of several runs for one document the last one counts, and gives its result to those before it. */
  review(document: SourceDocument): Promise<Reviewed | undefined> {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    const run: Run = { cancelled: new AbortController() };
    this.#cancel(key);
    this.#running.set(key, run);
    run.result = this.#reviewIn(run, document).finally(() => {
      if (this.#isNewest(run, key)) this.#running.delete(key);
      this.#release(key);
    });
    return run.result;
  }

  forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#cancel(key);
    this.#running.delete(key);
    this.#release(key);
    this.#requested.delete(key);
    this.#failures.forget(uri);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const key of this.#running.keys()) this.#cancel(key);
    this.#running.clear();
  }

  async #reviewIn(run: Run, document: SourceDocument): Promise<Reviewed | undefined> {
    const { results, isTaken } = this.#services;
    const { uri } = document;
    const key = uri.toString();
    try {
      if (isTaken(document)) return results.resultOf(uri);
      const made = await this.#compute(run, document);
      if (!this.#isNewest(run, key)) return await this.#running.get(key)?.result;
      // Someone may have taken it since.
      if (isTaken(document)) return results.resultOf(uri);
      if (made !== undefined) return results.set(made);
    } catch (error) {
      // No result of an older text may stay.
      if (this.#isNewest(run, key)) results.delete(uri);
      throw error;
    }
    results.delete(uri);
    return undefined;
  }

  /** Nobody needs the work of a run any more. */
  #cancel(key: string): void {
    this.#running.get(key)?.cancelled.abort();
  }

  /** Whether no later run has begun, and the document was not closed. */
  #isNewest(run: Run, key: string): boolean {
    return this.#running.get(key) === run;
  }

  #isSettled(key: string): boolean {
    return !this.#timers.has(key) && !this.#running.has(key);
  }

  /** Lets those go on who wait for a document, unless there is still something to wait for. */
  #release(key: string): void {
    if (!this.#isSettled(key)) return;
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    for (const resolve of waiting) resolve();
  }

  async #compute(run: Run, document: SourceDocument): Promise<Omit<Reviewed, 'revision'> | undefined> {
    const { uri, text, version } = document;
    const name = baseName(uri);
    const isRecognised = recogniseFormat({ name, text }) !== undefined;
    if (!isRecognised && !this.#requested.has(uri.toString())) return undefined;
    const { profiles, configs } = this.#services;
    const documents = await configs.configured([{ ...document, name }]);
    if (!this.#isNewest(run, uri.toString())) return undefined;
    const reviews = await reviewDocuments({ name: `${name} (version ${version})`, documents, profile: profiles.of(uri, documents[0]) }, this.#services, run.cancelled.signal);
    if (reviews === undefined || (!isRecognised && !holdsEvidence(reviews))) return undefined;
    return { uri, kind: 'document', name, missing: [], ...reviews };
  }
}
