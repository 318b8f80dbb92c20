import { buildCompareView, buildMapView, type Review } from '../../analysis/index';
import * as vscode from 'vscode';
import type { LaneArrangement, ToPage } from '../../../webview/protocol';
import { baseName, openDocument } from '../documents';
import { mainReview, type Reviewed, type ReviewedSource } from '../reviewed';
import type { Reviewer } from '../reviewer';
import type { Other } from './comparison';

/** Where the address of the subject is kept for the next window. */
const KEY = 'map.document';
/** Where the arrangement of the lanes is kept, for every window. */
const LANES = 'map.lanes';

/** What outlives a window: what was shown, and how its lanes were arranged. */
export type Memories = Pick<vscode.ExtensionContext, 'workspaceState' | 'globalState'>;

/**
 * What the map shows: a document or a host, the boot chosen for it, the step of its timeline, and what it is compared with.
 * A picture outlives the closing of its document.
 */
export class Subject {
  readonly #reviewer: Reviewer;
  readonly #memories: Memories;
  readonly #boots = new Map<string, number>();
  #uri: vscode.Uri | undefined;
  #last: Reviewed | undefined;
  #step: number | undefined;
  #other: Other | undefined;

  constructor(reviewer: Reviewer, memories: Memories) {
    this.#reviewer = reviewer;
    this.#memories = memories;
  }

  get uri(): vscode.Uri | undefined {
    return this.#uri;
  }

  get name(): string | undefined {
    return this.reviewed()?.name ?? (this.#uri && baseName(this.#uri));
  }

  /** What the last window showed. */
  get remembered(): vscode.Uri | undefined {
    const kept = this.#memories.workspaceState.get<string>(KEY);
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
    this.#step = undefined;
    this.#other = undefined;
    void this.#memories.workspaceState.update(KEY, this.#uri.toString());
  }

  chooseBoot(boot: string): void {
    if (this.#uri === undefined) return;
    this.#boots.set(this.#uri.toString(), Number(boot));
    this.#step = undefined;
  }

  /** Shows memory right after a step of the timeline; without one, the evidence itself. */
  chooseStep(step: number | undefined): void {
    this.#step = step;
  }

  /** Compares with another review, which stands as A; without one, no more. */
  compareWith(other: Other | undefined): void {
    this.#other = other;
    this.#step = undefined;
  }

  arrangeLanes(lanes: LaneArrangement): void {
    void this.#memories.globalState.update(LANES, lanes);
  }

  /** The subject's result; after its closing the last one. */
  reviewed(): Reviewed | undefined {
    if (this.#uri === undefined) return undefined;
    const result = this.#reviewer.resultOf(this.#uri);
    if (result !== undefined || openDocument(this.#uri) !== undefined) this.#last = result;
    return this.#last;
  }

  /** The boot that is shown. */
  review(): Review | undefined {
    const reviewed = this.reviewed();
    if (reviewed === undefined) return undefined;
    const chosen = this.#boots.get(reviewed.uri.toString());
    return reviewed.reviews.find(({ boot }) => boot === chosen) ?? mainReview(reviewed);
  }

  /** What the places of the picture count: the sources of what it is compared with stand first. */
  sources(): readonly ReviewedSource[] {
    return [...(this.#other?.sources ?? []), ...(this.reviewed()?.sources ?? [])];
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
    const review = this.review();
    if (reviewed === undefined || review === undefined) return { type: 'empty', message: this.#whyEmpty() };
    const lines = linesOf(reviewed.sources);
    const view =
      this.#other === undefined
        ? buildMapView(review, reviewed.reviews, lines, this.#step === undefined ? {} : { step: this.#step })
        : buildCompareView({ review: this.#other.review, lines: linesOf(this.#other.sources) }, { review, lines });
    const lanes = this.#memories.globalState.get<LaneArrangement>(LANES);
    return { type: 'show', revision: reviewed.revision, view, ...(lanes && { lanes }) };
  }

  #addressOf(uri: vscode.Uri): string {
    return (this.#reviewer.resultOf(uri)?.uri ?? uri).toString();
  }

  #whyEmpty(): string {
    const next = vscode.l10n.t('Open a boot log, a memory dump or a snapshot to see its memory.');
    return this.name === undefined ? next : `${vscode.l10n.t('{0} holds nothing that can be drawn.', this.name)} ${next}`;
  }
}

export function linesOf(sources: readonly ReviewedSource[]): readonly ReviewedSource['lines'][] {
  return sources.map(({ lines }) => lines);
}
