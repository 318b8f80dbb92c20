import type { AddressRange } from '../../analysis/index';
import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../../../webview/protocol';
import type { ActiveDocument } from '../active-document';
import { guard } from '../guard';
import type { Reviewer } from '../reviewer';
import { reopenHost } from '../host/reopen-host';
import { MapPanel } from './map-panel';
import { answer } from './requests';
import { otherColumn, revealRange } from './reveal-range';
import { Subject } from './subject';

/** The one map: follows the active document and answers its page. */
export class MemoryMap implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #extensionId: string;
  readonly #reviewer: Reviewer;
  readonly #active: ActiveDocument;
  readonly #log: vscode.LogOutputChannel;
  readonly #posted = new vscode.EventEmitter<ToPage>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #subject: Subject;
  #panel: MapPanel | undefined;
  /** What to tell the page with the next picture, which may still be loading. */
  #next: ((revision: number) => ToPage) | undefined;
  /** What this map itself has just selected in the text: that need not be told to the page. */
  #ownSelection: vscode.Range | undefined;

  /** A message went to the page. */
  readonly onDidPost = this.#posted.event;

  constructor(context: vscode.ExtensionContext, reviewer: Reviewer, active: ActiveDocument, log: vscode.LogOutputChannel) {
    this.#extensionUri = context.extensionUri;
    this.#extensionId = context.extension.id;
    this.#subject = new Subject(reviewer, context);
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
    this.#openWith(subject, boot, range && ((revision) => ({ type: 'reveal', revision, start: range.start, end: range.end })));
  }

  /** Shows one boot of a subject, and asks for memory to add. */
  askHotAdd(subject: vscode.Uri, boot: number): void {
    this.#openWith(subject, boot, (revision) => ({ type: 'ask-hot-add', revision }));
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
  receive(message: FromPage): Promise<void> {
    return answer(message, {
      subject: this.#subject,
      reviewer: this.#reviewer,
      log: this.#log,
      extensionId: this.#extensionId,
      show: () => this.#show(),
      post: (reply) => this.#post(reply),
      besides: otherColumn(this.#panel?.column),
      reveal: async (uri, range) => {
        this.#ownSelection = range;
        await revealRange(uri, range, this.#panel?.column);
      },
    });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel?.dispose();
    this.#posted.dispose();
  }

  #openWith(subject: vscode.Uri, boot: number, next: ((revision: number) => ToPage) | undefined): void {
    this.#subject.become(subject);
    this.#subject.chooseBoot(`${boot}`);
    this.#next = next;
    this.open(subject, { preserveFocus: false });
  }

  #adopt(panel: MapPanel): void {
    this.#panel = panel;
    panel.onDidReceive((message) => void guard(this.#log, vscode.l10n.t('The map could not do that'), () => this.receive(message)));
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
    this.#panel.title = message.type === 'show' ? vscode.l10n.t('Map of {0}', this.#subject.name ?? '') : vscode.l10n.t('TDX Memory Map');
    const next = this.#next;
    if (!this.#post(message) || message.type !== 'show' || next === undefined) return;
    this.#next = undefined;
    this.#post(next(message.revision));
  }

  #markCursor({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const reviewed = this.#subject.reviewed();
    const [selection] = selections;
    const { uri, version } = textEditor.document;
    const sources = this.#subject.sources();
    const source = sources.findIndex((one) => one.uri.toString() === uri.toString());
    if (reviewed === undefined || selection === undefined || source < 0) return;
    const own = this.#ownSelection;
    this.#ownSelection = undefined;
    if (own !== undefined && selection.isEqual(own)) return;
    if (version !== sources[source]?.version) return;
    this.#post({ type: 'cursor', revision: reviewed.revision, source, line: selection.active.line });
  }

  /** Whether the page took it. */
  #post(message: ToPage): boolean {
    const taken = this.#panel?.post(message) === true;
    if (taken) this.#posted.fire(message);
    return taken;
  }
}
