import { referencesOf } from '../analysis/index';
import * as vscode from 'vscode';
import type { Configs } from './config/configs';
import { baseName, openDocument } from './documents';
import { DocumentReviews } from './document-reviews';
import type { Captures } from './host/captures';
import type { Watch } from './host/host-review';
import { Hosts } from './host/hosts';
import { snapshotCaptures } from './host/snapshot-captures';
import type { ProfileChoices } from './profile-choices';
import { Results } from './results';
import { reviewDocuments, type NamedDocument, type Reviewing, type Reviews } from './review-documents';
import type { Reviewed } from './reviewed';
import { SECTION, type ProfileChoice } from './settings';
import { sourceDocument, type SourceDocument } from './source-document';

export interface ReviewerServices extends Reviewing {
  readonly profiles: ProfileChoices;
  readonly configs: Configs;
}

/**
 * Keeps one result for each subject: a document, a snapshot with the captures that it names, or captures that someone had
 * reviewed as one host. A document that belongs to a host is shown with that host's result.
 */
export class Reviewer implements vscode.Disposable {
  readonly #results = new Results();
  readonly #profiles: ProfileChoices;
  readonly #configs: Configs;
  readonly #reviewing: Reviewing;
  readonly #documents: DocumentReviews;
  readonly #hosts: Hosts;
  readonly #subscriptions: readonly vscode.Disposable[];

  /** A subject has a new result, or has none any more. */
  readonly onDidReview = this.#results.onDidReview;

  constructor({ profiles, configs, ...reviewing }: ReviewerServices) {
    this.#profiles = profiles;
    this.#configs = configs;
    this.#reviewing = reviewing;
    const services = { ...reviewing, results: this.#results, profiles, configs };
    this.#hosts = new Hosts(services);
    this.#documents = new DocumentReviews({ ...services, isTaken: (document) => this.#isTaken(document) });
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#documents.schedule(document, false)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#documents.schedule(document, true);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      // A file that was read from disk has no document that could be closed.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) if (input instanceof vscode.TabInputText && openDocument(input.uri) === undefined) this.#forget(input.uri);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SECTION}.kernelProfile`)) this.#scheduleAll();
      }),
      configs.onDidChange((isConcerned) => this.#scheduleAll(isConcerned)),
      this.#results.onDidRelease((released) => {
        for (const uri of released) {
          const document = openDocument(uri);
          if (document !== undefined) this.#documents.schedule(document, false);
        }
      }),
      this.#documents,
      this.#hosts,
      this.#results,
    ];
    this.#scheduleAll();
  }

  /** What a document or a host is shown with. */
  resultOf(uri: vscode.Uri): Reviewed | undefined {
    return this.#results.resultOf(uri);
  }

  /** The result of a subject itself. */
  of(subject: vscode.Uri): Reviewed | undefined {
    return this.#results.of(subject);
  }

  /** Every result, one for each subject. */
  results(): readonly Reviewed[] {
    return this.#results.all();
  }

  /** The result for the texts as they are now: a review that waits for a pause is made at once. */
  async currentResultOf(uri: vscode.Uri): Promise<Reviewed | undefined> {
    await this.#documents.current(uri);
    return this.#hostOf(uri)?.current() ?? this.resultOf(uri);
  }

  /** The result for the text as it is now, as soon as it is made in its turn. */
  async settledResultOf(uri: vscode.Uri): Promise<Reviewed | undefined> {
    await this.#documents.settled(uri);
    return this.#hostOf(uri)?.current() ?? this.resultOf(uri);
  }

  /** Reviews a document now and from now on, whatever it seems to hold. Nothing comes of a text without any evidence. */
  async request(document: SourceDocument): Promise<Reviewed | undefined> {
    await this.#documents.request(document);
    return this.#hostOf(document.uri)?.current() ?? this.resultOf(document.uri);
  }

  /** Reviews captures as one host, from now on and from their texts as they are now. Nothing comes of texts without any evidence. */
  async requestHost(captures: Captures, watch: Watch): Promise<Reviewed | undefined> {
    const before = this.#hosts.of(captures.uri);
    const reviewed = await this.#hosts.take(captures).reviewAnew(watch);
    if (before === undefined && reviewed === undefined) this.#hosts.end(captures.uri);
    return reviewed;
  }

  /** What was reviewed as one host is reviewed document by document again. */
  endHost(subject: vscode.Uri): void {
    this.#hosts.end(subject);
    this.#profiles.forget(subject);
  }

  /**
   * Reviews documents as their configurations want it, and keeps nothing of it.
   * @param profile Instead of the one that settings and configuration choose.
   */
  async reviewAside(name: string, documents: readonly NamedDocument[], profile?: ProfileChoice): Promise<Reviews | undefined> {
    const configured = await this.#configs.configured(documents);
    const [first] = configured;
    return first && reviewDocuments({ name, documents: configured, profile: profile ?? this.#profiles.of(first.uri, first) }, this.#reviewing);
  }

  /** Reviews a subject under another kernel profile until it is closed or ended. */
  async chooseProfile({ uri }: Reviewed, profile: ProfileChoice): Promise<void> {
    this.#profiles.choose(uri, profile);
    const document = openDocument(uri);
    const host = this.#hosts.of(uri);
    if (host !== undefined) await host.review();
    else if (document !== undefined) await this.#documents.review(sourceDocument(document));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Hosts see for themselves whether anything has changed for them. */
  #scheduleAll(isConcerned: (uri: vscode.Uri) => boolean = () => true): void {
    for (const document of vscode.workspace.textDocuments) if (isConcerned(document.uri)) this.#documents.schedule(document, false);
    this.#hosts.scheduleAll();
  }

  #hostOf(uri: vscode.Uri) {
    return this.#hosts.of(this.resultOf(uri)?.uri ?? uri);
  }

  /** A snapshot that names captures becomes a host; its review sees every later change of it. */
  #isTaken({ uri, text }: SourceDocument): boolean {
    if (this.#hostOf(uri) !== undefined) return true;
    if (referencesOf({ name: baseName(uri), text }).length === 0) return false;
    this.#hosts.take(snapshotCaptures(uri)).schedule(0);
    return true;
  }

  #forget(uri: vscode.Uri): void {
    this.#documents.forget(uri);
    this.#profiles.forget(uri);
    const host = this.#hosts.of(uri);
    if (host?.captures.kind === 'snapshot') this.#hosts.end(uri);
    else if (host === undefined && this.#results.of(uri)?.kind === 'document') this.#results.delete(uri);
  }
}
