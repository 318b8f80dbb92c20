import { CONFIG_NAME } from '../../analysis/index';
import * as vscode from 'vscode';
import { openDocument } from '../documents';
import { folderOf } from '../host/watched-folders';
import { PAUSE_MS } from '../pause';
import { isConfig } from './config-places';

/** What may be another one now: the addresses of these, or, where the workspace has other folders, any. */
export type ChangedConfigs = ReadonlySet<string> | 'any';

/** Tells when a configuration that was looked for may be another one: on disk, in an editor, or because the workspace has other folders. */
export class ConfigChanges implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<ChangedConfigs>();
  readonly #watched = new Set<string>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #subscriptions: readonly vscode.Disposable[];
  /** Not told yet. */
  #pending: Set<string> | 'any' = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      this.#changed,
      this.#follow(`**/${CONFIG_NAME}`),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#consider(document.uri, PAUSE_MS);
      }),
      // What an editor shows may differ from the disk before it was opened and after it was closed.
      vscode.workspace.onDidOpenTextDocument(({ uri, isDirty }) => {
        if (isDirty) this.#consider(uri, 0);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#consider(uri, 0)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#pending = 'any';
        this.#tellIn(0);
      }),
    ];
  }

  /** Looks after a configuration from now on, whether it is there or not. */
  watch(uri: vscode.Uri): void {
    this.#watched.add(uri.toString());
    // One watcher sees all that the workspace has under this name.
    if (isConfig(uri) && vscode.workspace.getWorkspaceFolder(uri) !== undefined) return;
    const pattern = new vscode.RelativePattern(folderOf(uri), isConfig(uri) ? CONFIG_NAME : '*');
    const key = `${pattern.baseUri.toString()} ${pattern.pattern}`;
    if (!this.#watchers.has(key)) this.#watchers.set(key, this.#follow(pattern));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of [...this.#subscriptions, ...this.#watchers.values()]) disposable.dispose();
  }

  #follow(pattern: vscode.GlobPattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate((uri) => this.#consider(uri, 0)),
      watcher.onDidDelete((uri) => this.#consider(uri, 0)),
      watcher.onDidChange((uri) => {
        // Its editor takes the new text over, or keeps what was typed.
        if (openDocument(uri) === undefined) this.#consider(uri, 0);
      }),
    );
  }

  #consider(uri: vscode.Uri, delay: number): void {
    const address = uri.toString();
    if (!this.#watched.has(address)) return;
    if (this.#pending !== 'any') this.#pending.add(address);
    this.#tellIn(delay);
  }

  #tellIn(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const changed = this.#pending;
      this.#pending = new Set();
      this.#changed.fire(changed);
    }, delay);
  }
}
