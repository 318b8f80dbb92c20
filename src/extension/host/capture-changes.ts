import * as vscode from 'vscode';
import { openDocument } from '../documents';

/** How a text may have changed: the file is new or gone, it has another text, someone is typing, or its editor was opened or closed. */
export type ChangeKind = 'listing' | 'file' | 'typing' | 'editor';

/** What may have changed of a host's captures. */
export interface CaptureChange {
  readonly uri: vscode.Uri;
  readonly kind: ChangeKind;
}

/** Tells of every change below watched folders, on disk and in editors. */
export class CaptureChanges implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<CaptureChange>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #watchers: readonly vscode.Disposable[] = [];
  #watched = '';

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#tell(document.uri, 'typing');
      }),
      // What an editor shows may differ from the disk before it was opened and after it was closed.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#tell(uri, 'editor')),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#tell(uri, 'editor')),
    ];
  }

  watch(patterns: readonly vscode.RelativePattern[]): void {
    const watched = patterns.map(({ baseUri, pattern }) => `${baseUri.toString()} ${pattern}`).join('\n');
    if (watched === this.#watched) return;
    this.#watched = watched;
    this.#stopWatching();
    this.#watchers = patterns.flatMap((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      return [
        watcher,
        watcher.onDidCreate((uri) => this.#tell(uri, 'listing')),
        watcher.onDidDelete((uri) => this.#tell(uri, 'listing')),
        watcher.onDidChange((uri) => {
          // Its editor takes the new text over, or keeps what was typed.
          if (openDocument(uri) === undefined) this.#tell(uri, 'file');
        }),
      ];
    });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#stopWatching();
    this.#changed.dispose();
  }

  #stopWatching(): void {
    for (const watcher of this.#watchers) watcher.dispose();
  }

  #tell(uri: vscode.Uri, kind: ChangeKind): void {
    this.#changed.fire({ uri, kind });
  }
}
