import { DidChangeWatchedFilesNotification, type ClientCapabilities, type Connection, type Disposable, type FileSystemWatcher } from 'vscode-languageserver';
import { fileURLToPath } from 'node:url';

interface Watched {
  readonly captures: readonly string[];
  /** What ends it; nothing where there is nothing to watch. */
  readonly ended: Promise<Disposable | undefined>;
}

/** Has the client watch the captures that open snapshots name. A client that cannot has them read anew with the next edit. */
export class WatchedCaptures {
  readonly #connection: Connection;
  readonly #watched = new Map<string, Watched>();
  #can = false;
  #relative = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  start({ workspace }: ClientCapabilities): void {
    this.#can = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#relative = workspace?.didChangeWatchedFiles?.relativePatternSupport === true;
  }

  /** Watches these captures for a document and no others; none for a document that is closed. */
  watch(uri: string, captures: readonly string[]): void {
    const before = this.#watched.get(uri);
    if (!this.#can || captures.join('\n') === (before?.captures ?? []).join('\n')) return;
    if (captures.length === 0) this.#watched.delete(uri);
    else this.#watched.set(uri, { captures, ended: this.#register(captures) });
    void before?.ended.then((registration) => registration?.dispose());
  }

  /** The documents that name one of these files. */
  naming(files: readonly string[]): readonly string[] {
    return [...this.#watched].flatMap(([uri, { captures }]) => (captures.some((capture) => files.some((file) => isSame(capture, file))) ? [uri] : []));
  }

  async #register(captures: readonly string[]): Promise<Disposable | undefined> {
    try {
      return await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: captures.map((capture) => this.#watcher(capture)) });
    } catch (error) {
      this.#connection.console.warn(`Captures are not watched: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  #watcher(capture: string): FileSystemWatcher {
    if (!this.#relative) return { globPattern: literal(fileURLToPath(capture).replaceAll('\\', '/')) };
    const slash = capture.lastIndexOf('/');
    return { globPattern: { baseUri: capture.slice(0, slash), pattern: literal(decodeURIComponent(capture.slice(slash + 1))) } };
  }
}

/** A pattern for one name: what patterns give a meaning is a list of one character. */
function literal(name: string): string {
  return name.replaceAll(/[[\]{}*?]/g, '[$&]');
}

/** Clients escape addresses in their own ways. */
function isSame(a: string, b: string): boolean {
  return b.startsWith('file:') && fileURLToPath(a) === fileURLToPath(b);
}
