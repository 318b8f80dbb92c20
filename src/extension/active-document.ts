import * as vscode from 'vscode';
import { isForeign } from './documents';

/** The document that the user is at. It stays the same while the focus is in its map, in a page of VS Code such as the walkthrough, or in a panel such as Output. */
export class ActiveDocument implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #uri: vscode.Uri | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param isOwnTab Whether a tab is one of ours, which belongs to the document it shows. */
  constructor(isOwnTab: (tab: vscode.Tab) => boolean) {
    const update = (): void => this.#become(find(this.#uri, isOwnTab));
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(update),
      // Other editors, and files that are too large for VS Code to share, are seen by their tabs only.
      vscode.window.tabGroups.onDidChangeTabs(update),
      vscode.window.tabGroups.onDidChangeTabGroups(update),
    ];
    this.#uri = find(undefined, isOwnTab);
  }

  get uri(): vscode.Uri | undefined {
    return this.#uri;
  }

  /** Takes a document as the active one until the user goes to another: after a reload of the window its map may have the focus. */
  assume(uri: vscode.Uri): void {
    if (this.#uri === undefined) this.#become(uri);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #become(uri: vscode.Uri | undefined): void {
    if (uri?.toString() === this.#uri?.toString()) return;
    this.#uri = uri;
    this.#changed.fire();
  }
}

function find(before: vscode.Uri | undefined, isOwnTab: (tab: vscode.Tab) => boolean): vscode.Uri | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined) return isForeign(editor.document.uri) ? before : editor.document.uri;
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (tab?.input instanceof vscode.TabInputText) return tab.input.uri;
  // A page of VS Code itself, such as the walkthrough, has no input: it is no other document.
  return tab !== undefined && (tab.input === undefined || isOwnTab(tab)) ? before : undefined;
}
