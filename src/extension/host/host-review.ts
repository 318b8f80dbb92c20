import type * as vscode from 'vscode';
import { count } from '../../analysis/index';
import type { Configs } from '../config/configs';
import { PAUSE_MS } from '../pause';
import type { ProfileChoices } from '../profile-choices';
import type { Results } from '../results';
import { holdsEvidence, reviewDocuments, type ConfiguredDocument, type Reviewing } from '../review-documents';
import { ReviewFailures } from '../review-failures';
import type { MissingCapture, Reviewed } from '../reviewed';
import { CaptureChanges, type CaptureChange } from './capture-changes';
import type { CaptureFile, Captures } from './captures';
import { HeldTexts, type Unread } from './held-texts';

export interface HostServices extends Reviewing {
  readonly results: Results;
  readonly profiles: ProfileChoices;
  readonly configs: Configs;
}

/** How the user follows a review, and ends it before it is done. */
export interface Watch {
  progress(done: number, of: number): void;
  readonly token: vscode.CancellationToken;
}

/** The review of one host: made when asked for, and again whenever one of its captures changes, until it is disposed of. */
export class HostReview implements vscode.Disposable {
  readonly captures: Captures;
  readonly #services: HostServices;
  readonly #failures: ReviewFailures;
  readonly #texts = new HeldTexts();
  readonly #changes = new CaptureChanges();
  /** Absent while they have to be listed anew. */
  #files: readonly CaptureFile[] | undefined;
  /** What the last result is of. */
  #reviewed: readonly ConfiguredDocument[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The newest of the runs, while it has no result yet. */
  #running: Promise<Reviewed | undefined> | undefined;
  /** Ends the newest run. */
  #newest = new AbortController();

  constructor(captures: Captures, services: HostServices) {
    this.captures = captures;
    this.#services = services;
    this.#failures = new ReviewFailures(services.log);
    this.#changes.onDidChange((change) => this.#consider(change));
  }

  /** The result for the texts as they are now: a review that waits for a pause is made at once. */
  async current(): Promise<Reviewed | undefined> {
    if (this.#timer !== undefined) return this.review();
    return this.#running ?? this.#services.results.resultOf(this.captures.uri);
  }

  /** Reviews now. Of several runs at the same time the last one counts, and gives its result to those before it. */
  review(watch?: Watch): Promise<Reviewed | undefined> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#newest.abort();
    const run = new AbortController();
    this.#newest = run;
    const unwanted = watch?.token.onCancellationRequested(() => run.abort());
    const running = this.#reviewIn(run.signal, watch).finally(() => {
      unwanted?.dispose();
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  /** As `review`, from the texts of every file as it is on disk and in editors now. */
  reviewAnew(watch?: Watch): Promise<Reviewed | undefined> {
    for (const { uri } of this.#files ?? []) this.#texts.drop(uri);
    this.#files = undefined;
    this.#reviewed = [];
    return this.review(watch);
  }

  /** Reviews soon, if a text, a configuration or the kernel profile is another one then. */
  schedule(delay: number): void {
    clearTimeout(this.#timer);
    // Nobody waits for this one.
    this.#timer = setTimeout(() => void this.#failures.watch(this.captures.uri, this.captures.name, () => this.review()), delay);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#newest.abort();
    this.#running = undefined;
    this.#changes.dispose();
    this.#services.results.delete(this.captures.uri);
  }

  #consider({ uri, kind }: CaptureChange): void {
    const key = uri.toString();
    const isOurs = this.#files?.some((file) => file.uri.toString() === key) === true;
    // A watcher may have begun after a file came.
    const listing = kind === 'listing' || (kind === 'file' && !isOurs);
    if (!isOurs && !listing) return;
    this.#texts.drop(uri);
    // A snapshot may name other captures now.
    if (listing || key === this.captures.uri.toString()) this.#files = undefined;
    this.schedule(kind === 'typing' || listing ? PAUSE_MS : 0);
  }

  /** @param over Whether a newer run has begun, or nobody wants this one any more. */
  async #reviewIn(over: AbortSignal, watch: Watch | undefined): Promise<Reviewed | undefined> {
    try {
      const files = this.#files ?? (await this.captures.list(watch?.token));
      if (over.aborted) return await this.#instead(over);
      this.#files = files;
      this.#changes.watch(this.captures.watched(files));
      const read = await this.#texts.read(files, (done) => watch?.progress(done, files.length), watch?.token);
      if (over.aborted) return await this.#instead(over);
      const documents = await this.#services.configs.configured(read.documents);
      return over.aborted ? await this.#instead(over) : await this.#publish(documents, read.unread, over);
    } catch (error) {
      // No result of older texts may stay.
      if (!over.aborted) this.#services.results.delete(this.captures.uri);
      throw error;
    }
  }

  /** What stands for a run that is over: the result of a newer one, or the last result where this was the newest and was cancelled. */
  async #instead(over: AbortSignal): Promise<Reviewed | undefined> {
    return this.#newest.signal === over ? this.#services.results.resultOf(this.captures.uri) : this.current();
  }

  async #publish(documents: readonly ConfiguredDocument[], unread: readonly Unread[], over: AbortSignal): Promise<Reviewed | undefined> {
    const { results, profiles, log } = this.#services;
    const { uri, kind, name } = this.captures;
    const missing = unread.flatMap(missingOf);
    const profile = profiles.of(uri, documents[0]);
    const before = results.of(uri);
    if (before !== undefined && profile === before.profile && sameMissing(missing, before.missing) && sameTexts(documents, this.#reviewed)) {
      this.#reviewed = documents;
      return results.renew(uri, documents);
    }
    for (const { file, reason } of unread) log.debug(`${file.name} of ${name} is passed over: ${reason}`);
    const reviews = await reviewDocuments({ name: `${name}, ${count(documents.length, 'capture')},`, documents, profile }, this.#services, over);
    if (over.aborted) return this.#instead(over);
    this.#reviewed = documents;
    if (reviews !== undefined && (kind === 'snapshot' || holdsEvidence(reviews))) return results.set({ uri, kind, name, missing, ...reviews });
    results.delete(uri);
    return undefined;
  }
}

function missingOf({ file: { name, isNamed, namedAt }, reason }: Unread): readonly MissingCapture[] {
  return isNamed === undefined ? [] : [{ name, reason: reason.replace(/\.$/, ''), ...(namedAt && { at: namedAt }) }];
}

function sameMissing(now: readonly MissingCapture[], before: readonly MissingCapture[]): boolean {
  return now.length === before.length && now.every(({ name, reason }, index) => before[index]?.name === name && before[index].reason === reason);
}

/** The same texts under the same configurations. JSON that an editor shows has its syntax marked by the editor, so there the language counts too. */
function sameTexts(now: readonly ConfiguredDocument[], before: readonly ConfiguredDocument[]): boolean {
  const isJson = ({ languageId }: ConfiguredDocument): boolean => languageId === 'json';
  return now.length === before.length && now.every((document, index) => {
    const other = before[index];
    return other !== undefined && document.uri.toString() === other.uri.toString() && isJson(document) === isJson(other) && document.text === other.text && document.settings === other.settings;
  });
}
