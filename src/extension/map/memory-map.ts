import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../../../webview/protocol';
import type { ActiveDocument } from '../active-document';
import { guard } from '../guard';
import { isUpToDate, rangeOf } from '../reviewed';
import type { Reviewer } from '../reviewer';
import { isProfileChoice } from '../settings';
import { MapPanel } from './map-panel';
import { revealRange } from './reveal-range';
import { Subject } from './subject';

/** The one map: follows the active document and answers its page. */
export class MemoryMap implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #reviewer: Reviewer;
  readonly #active: ActiveDocument;
  readonly #log: vscode.LogOutputChannel;
  readonly #posted = new vscode.EventEmitter<ToPage>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #subject: Subject;
  #panel: MapPanel | undefined;
  /** What this map itself has just selected in the text: that need not be told to the page. */
  #ownSelection: vscode.Range | undefined;

  /** A message went to the page. */
  readonly onDidPost = this.#posted.event;

  constructor(context: vscode.ExtensionContext, reviewer: Reviewer, active: ActiveDocument, log: vscode.LogOutputChannel) {
    this.#extensionUri = context.extensionUri;
    this.#subject = new Subject(reviewer, context.workspaceState);
    this.#reviewer = reviewer;
    this.#active = active;
    this.#log = log;
    this.#subscriptions = [
      active.onDidChange(() => this.#follow(active.uri)),
      reviewer.onDidReview((uri) => {
        if (uri.toString() === active.uri?.toString()) this.#follow(uri);
        else if (this.#subject.is(uri)) this.#show();
      }),
      vscode.window.onDidChangeTextEditorSelection((event) => this.#markCursor(event)),
    ];
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  /** Shows the map of a reviewed document, beside the editor unless there is a map already. */
  open(subject: vscode.Uri, options: { readonly preserveFocus: boolean }): void {
    this.#subject.become(subject);
    if (this.#panel === undefined) this.#adopt(MapPanel.create(this.#extensionUri, options.preserveFocus));
    else this.#panel.reveal(options.preserveFocus);
    this.#show();
  }

  /** Takes over a panel that VS Code kept across a reload of the window. */
  async restore(panel: vscode.WebviewPanel): Promise<void> {
    if (this.#panel !== undefined) {
      panel.dispose();
      return;
    }
    this.#adopt(new MapPanel(panel, this.#extensionUri));
    const uri = this.#subject.remembered;
    if (this.#subject.uri !== undefined || uri === undefined) return;
    this.#subject.become(uri);
    this.#active.assume(uri);
    try {
      // Opening it is what has it reviewed; the result comes as an event.
      await vscode.workspace.openTextDocument(uri);
    } catch (error) {
      this.#log.info(`The map's document cannot be opened any more: ${String(error)}`);
    }
  }

  /** Answers a message of the page. */
  async receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#show();
        return;
      case 'open-source':
        await this.#openSource(message.revision, { start: message.start, end: message.end });
        return;
      case 'choose-boot':
        this.#subject.chooseBoot(message.boot);
        this.#show();
        return;
      case 'choose-profile':
        await this.#chooseProfile(message.profile);
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'failed':
        this.#log.error(`The map's page failed: ${message.reason}`);
        return;
      default:
        message satisfies never;
        this.#log.warn(`The map's page sent something unknown: ${JSON.stringify(message)}`);
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel?.dispose();
    this.#posted.dispose();
  }

  #adopt(panel: MapPanel): void {
    this.#panel = panel;
    panel.onDidReceive((message) => void guard(this.#log, 'The map could not do that', () => this.receive(message)));
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    this.#follow(this.#active.uri);
  }

  /** A document that is not recognised leaves the map as it is. */
  #follow(uri: vscode.Uri | undefined): void {
    if (this.#panel === undefined || uri === undefined) return;
    if (!this.#subject.is(uri) && this.#reviewer.resultOf(uri) === undefined) return;
    this.#subject.become(uri);
    this.#show();
  }

  #show(): void {
    if (this.#panel === undefined) return;
    const message = this.#subject.message();
    this.#panel.title = message.type === 'show' ? `Map of ${this.#subject.name ?? ''}` : 'TDX Memory Map';
    this.#post(message);
  }

  async #chooseProfile(profile: string): Promise<void> {
    const reviewed = await this.#subject.opened();
    if (reviewed !== undefined && isProfileChoice(profile)) this.#reviewer.chooseProfile(reviewed.uri, profile);
  }

  async #openSource(revision: number, span: { readonly start: number; readonly end: number }): Promise<void> {
    const shown = this.#subject.reviewed();
    // The picture may be older than the text: then its offsets mean nothing.
    if (shown === undefined || shown.revision !== revision || !isUpToDate(shown)) return;
    const now = await this.#subject.opened();
    if (now === undefined || now.length !== shown.length) return;
    const range = rangeOf(span, now.lines);
    this.#ownSelection = range;
    await revealRange(now.uri, range, this.#panel?.column);
  }

  #markCursor({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const reviewed = this.#subject.reviewed();
    const [selection] = selections;
    if (reviewed === undefined || selection === undefined || textEditor.document.uri.toString() !== reviewed.uri.toString()) return;
    const own = this.#ownSelection;
    this.#ownSelection = undefined;
    if (own !== undefined && selection.isEqual(own)) return;
    if (textEditor.document.version !== reviewed.version) return;
    this.#post({ type: 'cursor', revision: reviewed.revision, source: 0, line: selection.active.line });
  }

  #post(message: ToPage): void {
    if (this.#panel?.post(message) === true) this.#posted.fire(message);
  }
}
