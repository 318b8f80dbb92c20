import { lineIndex, recogniseFormat, review, type Review } from '../analysis/index';
import * as vscode from 'vscode';
import { baseName, mayHoldDump, openDocument } from './documents';
import { reportFailure } from './guard';
import type { Reviewed } from './reviewed';
import { kernelProfile, SECTION, type ProfileChoice } from './settings';

/** How long typing must pause before a review. */
const PAUSE_MS = 200;

/** What a review needs of a document; a file on disk can give it too. */
export type ReviewableDocument = Pick<vscode.TextDocument, 'uri' | 'languageId' | 'version' | 'getText'>;

/** Keeps one result for each document that is recognised by its content, or that someone asked to review. */
export class Reviewer implements vscode.Disposable {
  readonly #results = new Map<string, Reviewed>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Documents to review whatever they seem to hold. */
  readonly #requested = new Set<string>();
  /** What was chosen for one document, until it is closed. */
  readonly #profiles = new Map<string, ProfileChoice>();
  /** Documents whose review failed, and whose user knows it. */
  readonly #failed = new Set<string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: readonly vscode.Disposable[];
  #lastRevision = 0;

  /** A document has a new result, or has none any more. */
  readonly onDidReview = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#schedule(document, PAUSE_MS);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      // A file that was read from disk has no document that could be closed.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) if (input instanceof vscode.TabInputText && openDocument(input.uri) === undefined) this.#forget(input.uri);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SECTION}.kernelProfile`)) this.#scheduleAll();
      }),
    ];
    this.#scheduleAll();
  }

  resultOf(uri: vscode.Uri): Reviewed | undefined {
    return this.#results.get(uri.toString());
  }

  /** The result for the text as it is now: a review that waits for a pause is made at once. */
  currentResultOf(uri: vscode.Uri): Reviewed | undefined {
    const document = this.#timers.has(uri.toString()) ? openDocument(uri) : undefined;
    return document === undefined ? this.resultOf(uri) : this.#reviewNow(document);
  }

  /** Every document that has a result. */
  documents(): readonly vscode.Uri[] {
    return [...this.#results.values()].map(({ uri }) => uri);
  }

  /** Reviews a document now and from now on, whatever it seems to hold. Nothing comes of a text without any evidence. */
  request(document: ReviewableDocument): Reviewed | undefined {
    this.#requested.add(document.uri.toString());
    return this.#reviewNow(document);
  }

  profileChoice(uri: vscode.Uri): ProfileChoice {
    return this.#profiles.get(uri.toString()) ?? kernelProfile(uri);
  }

  /** Reviews a document under another kernel profile until it is closed. */
  chooseProfile(uri: vscode.Uri, profile: ProfileChoice): void {
    this.#profiles.set(uri.toString(), profile);
    const document = openDocument(uri);
    if (document !== undefined) this.#reviewNow(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #scheduleAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
  }

  /** The last of several calls counts. */
  #schedule(document: vscode.TextDocument, delay: number): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    if (!mayHoldDump(document) && !this.#requested.has(key)) return;
    this.#timers.set(
      key,
      setTimeout(() => {
        if (!document.isClosed) this.#reviewInTurn(document);
      }, delay),
    );
  }

  /** Nobody waits for this one, so a failure is told here: once, and not at every key. */
  #reviewInTurn(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    try {
      this.#reviewNow(document);
      this.#failed.delete(key);
    } catch (error) {
      const what = `${baseName(document.uri)} could not be reviewed`;
      if (this.#failed.has(key)) this.#log.error(`${what}: ${String(error)}`);
      else reportFailure(this.#log, what, error);
      this.#failed.add(key);
    }
  }

  #reviewNow(document: ReviewableDocument): Reviewed | undefined {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    // If the review fails, no result of an older text may stay.
    const had = this.#results.delete(key);
    try {
      const result = this.#compute(document);
      if (result !== undefined) this.#results.set(key, result);
      return result;
    } finally {
      if (had || this.#results.has(key)) this.#changed.fire(document.uri);
    }
  }

  #compute(document: ReviewableDocument): Reviewed | undefined {
    const { uri, languageId, version } = document;
    const source = { name: baseName(uri), text: document.getText() };
    const isRecognised = recogniseFormat(source) !== undefined;
    if (!isRecognised && !this.#requested.has(uri.toString())) return undefined;
    const start = performance.now();
    const [first, ...others] = review(source, { profile: this.profileChoice(uri) });
    if (first === undefined) return undefined;
    const reviews = [first, ...others] as const;
    if (!isRecognised && !reviews.some(holdsEvidence)) return undefined;
    this.#logReview(source.name, version, reviews, performance.now() - start);
    this.#lastRevision += 1;
    return { uri, languageId, version, length: source.text.length, revision: this.#lastRevision, reviews, lines: lineIndex(source.text) };
  }

  #logReview(name: string, version: number, reviews: readonly Review[], milliseconds: number): void {
    this.#log.debug(`Reviewed ${name} (version ${version}) in ${milliseconds.toFixed(1)} ms: ${reviews.map(({ verdict }) => verdict.kind).join(', ')}.`);
    for (const { code, result } of reviews.flatMap(({ checks }) => checks)) {
      if (result.kind === 'crashed') this.#log.error(`The check ${code} failed on ${name}: ${result.reason}`);
    }
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#requested.delete(key);
    this.#profiles.delete(key);
    this.#failed.delete(key);
    if (this.#results.delete(key)) this.#changed.fire(uri);
  }
}

/** Whether anything at all was read. */
function holdsEvidence({ host, problems }: Review): boolean {
  const { regions, firmware, cmrs, observed } = host;
  return regions !== undefined || firmware !== undefined || cmrs !== undefined || observed.messages.length > 0 || problems.length > 0;
}
