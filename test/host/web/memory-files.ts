import * as vscode from 'vscode';

/** Of the files here; no file of this kind is on any disk. */
export const MEMORY = 'memory';

interface Folder {
  readonly type: vscode.FileType.Directory;
}

interface File {
  readonly type: vscode.FileType.File;
  readonly content: Uint8Array;
  readonly mtime: number;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** A file system that another extension provides, as in the browser: nothing of it can be reached but through VS Code. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #entries = new Map<string, Folder | File>([['/', { type: vscode.FileType.Directory }]]);
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const entry = this.#entry(uri);
    if (entry.type === vscode.FileType.Directory) return { type: entry.type, ctime: 0, mtime: 0, size: 0 };
    return { type: entry.type, ctime: 0, mtime: entry.mtime, size: entry.content.byteLength };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const inside = [...this.#entries].filter(([name]) => name !== '/' && parentOf(name) === path);
    return inside.map(([name, { type }]) => [name.slice(name.lastIndexOf('/') + 1), type]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const entry = this.#entry(uri);
    if (entry.type === vscode.FileType.Directory) throw vscode.FileSystemError.FileIsADirectory(uri);
    return entry.content;
  }

  createDirectory(uri: vscode.Uri): void {
    this.#set(uri, { type: vscode.FileType.Directory });
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const known = this.#entries.get(uri.path);
    this.#set(uri, { type: vscode.FileType.File, content, mtime: known?.type === vscode.FileType.File ? known.mtime + 1 : 1 });
  }

  delete(uri: vscode.Uri): void {
    for (const path of this.#entries.keys()) {
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    }
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.#set(to, this.#entry(from));
    this.delete(from);
  }

  #entry(uri: vscode.Uri): Folder | File {
    const entry = this.#entries.get(uri.path);
    if (entry === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #set(uri: vscode.Uri, entry: Folder | File): void {
    const type = this.#entries.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#entries.set(uri.path, entry);
    this.#changed.fire([{ type, uri }]);
  }
}
