import type { AddressRange } from '../../analysis/index';
import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../../../webview/protocol';
import type { ActiveDocument } from '../active-document';
import { guard } from '../guard';
import { isUpToDate, rangeOf, sourceIndex } from '../reviewed';
import type { Reviewer } from '../reviewer';
import { reopenHost } from '../host/reopen-host';
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
  /** What to bring into sight with the next picture. */
  #wanted: AddressRange | undefined;
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
      reviewer.onDidReview((subject) => {
        const shown = active.uri && (reviewer.resultOf(active.uri)?.uri ?? active.uri);
        if (subject.toString() === shown?.toString()) this.#follow(subject);
        else if (this.#subject.is(subject)) this.#show();
      }),
      vscode.window.onDidChangeTextEditorSelection((event) => this.#markCursor(event)),
    ];
  }

  /** What is shown. */
  get subject(): vscode.Uri | undefined {
    return this.#panel && this.#subject.uri;
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

  /** Shows one boot of a subject, and a range of its memory. */
  reveal(subject: vscode.Uri, boot: number, range: AddressRange | undefined): void {
    this.#subject.become(subject);
    this.#subject.chooseBoot(`${boot}`);
    this.#wanted = range;
    this.open(subject, { preserveFocus: false });
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
    try {
      if (await reopenHost(uri, this.#reviewer, this.#log)) return;
      this.#active.assume(uri);
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
        await this.#openSource(message);
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
    if (reviewed !== undefined && isProfileChoice(profile)) await this.#reviewer.chooseProfile(reviewed, profile);
  }

  async #openSource({ revision, source, start, end }: Extract<FromPage, { type: 'open-source' }>): Promise<void> {
    const shown = this.#subject.reviewed();
    const before = shown?.sources[source];
    // The picture may be older than the text: then its offsets mean nothing.
    if (shown === undefined || before === undefined || shown.revision !== revision || !isUpToDate(before)) return;
    const now = (await this.#subject.opened())?.sources[source];
    if (now === undefined || now.length !== before.length || now.uri.toString() !== before.uri.toString()) return;
    const range = rangeOf({ start, end }, now.lines);
    this.#ownSelection = range;
    await revealRange(now.uri, range, this.#panel?.column);
  }

  #markCursor({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const reviewed = this.#subject.reviewed();
    const [selection] = selections;
    const { uri, version } = textEditor.document;
    const source = reviewed && sourceIndex(reviewed, uri);
    if (reviewed === undefined || selection === undefined || source === undefined) return;
    const own = this.#ownSelection;
    this.#ownSelection = undefined;
    if (own !== undefined && selection.isEqual(own)) return;
    if (version !== reviewed.sources[source]?.version) return;
    this.#post({ type: 'cursor', revision: reviewed.revision, source, line: selection.active.line });
  }

  #post(message: ToPage): void {
    if (this.#panel?.post(message) === true) this.#posted.fire(message);
  }
}
