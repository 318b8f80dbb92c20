import { buildMapView } from '../../analysis/index';
import * as vscode from 'vscode';
import type { ToPage } from '../../../webview/protocol';
import { baseName, openDocument } from '../documents';
import { mainReview, type Reviewed } from '../reviewed';
import type { Reviewer } from '../reviewer';

/** Where the address of the subject is kept for the next window. */
const KEY = 'map.document';

/** What the map shows: a document or a host, and the boot chosen for it. A picture outlives the closing of its document. */
export class Subject {
  readonly #reviewer: Reviewer;
  readonly #memory: vscode.Memento;
  readonly #boots = new Map<string, number>();
  #uri: vscode.Uri | undefined;
  #last: Reviewed | undefined;

  constructor(reviewer: Reviewer, memory: vscode.Memento) {
    this.#reviewer = reviewer;
    this.#memory = memory;
  }

  get uri(): vscode.Uri | undefined {
    return this.#uri;
  }

  get name(): string | undefined {
    return this.reviewed()?.name ?? (this.#uri && baseName(this.#uri));
  }

  /** What the last window showed. */
  get remembered(): vscode.Uri | undefined {
    const kept = this.#memory.get<string>(KEY);
    return kept === undefined ? undefined : vscode.Uri.parse(kept);
  }

  /** Whether this is the subject that is shown, or one of its documents. */
  is(uri: vscode.Uri | undefined): boolean {
    return uri !== undefined && this.#addressOf(uri) === this.#uri?.toString();
  }

  /** Shows a document, or the host that it belongs to. */
  become(uri: vscode.Uri): void {
    if (this.is(uri)) return;
    this.#uri = vscode.Uri.parse(this.#addressOf(uri), true);
    this.#last = undefined;
    void this.#memory.update(KEY, this.#uri.toString());
  }

  chooseBoot(boot: string): void {
    if (this.#uri !== undefined) this.#boots.set(this.#uri.toString(), Number(boot));
  }

  /** The subject's result; after its closing the last one. */
  reviewed(): Reviewed | undefined {
    if (this.#uri === undefined) return undefined;
    const result = this.#reviewer.resultOf(this.#uri);
    if (result !== undefined || openDocument(this.#uri) !== undefined) this.#last = result;
    return this.#last;
  }

  /** Opens the document anew if it is closed, and gives the result for the text that it has now. */
  async opened(): Promise<Reviewed | undefined> {
    const reviewed = this.reviewed();
    // A file that was read from disk cannot be opened for extensions, and a folder is no document.
    if (this.#uri === undefined || reviewed?.kind === 'host' || reviewed?.sources[0].version === 0) return reviewed;
    if (openDocument(this.#uri) === undefined) await vscode.workspace.openTextDocument(this.#uri);
    return this.#reviewer.currentResultOf(this.#uri);
  }

  /** The message that makes the page show it. */
  message(): ToPage {
    const reviewed = this.reviewed();
    if (reviewed === undefined) return { type: 'empty', message: this.#whyEmpty() };
    const chosen = this.#boots.get(reviewed.uri.toString());
    const review = reviewed.reviews.find(({ boot }) => boot === chosen) ?? mainReview(reviewed);
    return { type: 'show', revision: reviewed.revision, view: buildMapView(review, reviewed.reviews, reviewed.sources.map(({ lines }) => lines)) };
  }

  #addressOf(uri: vscode.Uri): string {
    return (this.#reviewer.resultOf(uri)?.uri ?? uri).toString();
  }

  #whyEmpty(): string {
    const next = 'Open a boot log, a memory dump or a snapshot to see its memory.';
    return this.name === undefined ? next : `${this.name} holds nothing that can be drawn. ${next}`;
  }
}
