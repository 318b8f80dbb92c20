import * as vscode from 'vscode';

/** Files that are on no disk, as in a virtual workspace. Who asks for one that is held waits until it is let go. */
export class SlowFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #scheme: string;
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #registration: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #waiting: (() => void)[] = [];
  #held: string | undefined;

  readonly onDidChangeFile = this.#changed.event;

  /** @param files Their texts, by path. */
  constructor(scheme: string, files: Readonly<Record<string, string>>) {
    this.#scheme = scheme;
    this.#files = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
    this.#registration = vscode.workspace.registerFileSystemProvider(scheme, this, { isReadonly: false });
  }

  at(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.#scheme, path });
  }

  /** Lets questions about a file wait. */
  hold(path: string): void {
    this.#held = path;
  }

  /** How many questions wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  letGo(): void {
    this.#held = undefined;
    for (const resume of this.#waiting.splice(0)) resume();
  }

  async stat({ path }: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.#get(path);
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: length };
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    return this.#get(path);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  dispose(): void {
    this.letGo();
    this.#registration.dispose();
    this.#changed.dispose();
  }

  async #get(path: string): Promise<Uint8Array> {
    if (path === this.#held) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    const bytes = this.#files.get(path);
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return bytes;
  }
}
