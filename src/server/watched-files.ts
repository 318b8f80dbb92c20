import { DidChangeWatchedFilesNotification, type ClientCapabilities, type Connection, type Disposable, type FileSystemWatcher } from 'vscode-languageserver';
import { fileURLToPath } from 'node:url';
import { CONFIG_NAME } from '../analysis/index';

interface Watched {
  readonly files: readonly string[];
  /** What ends it; nothing where there is nothing to watch. */
  readonly ended: Promise<Disposable | undefined>;
}

/**
 * Has the client watch the captures that open snapshots name, and the configurations of what is open. A client that cannot has them
 * read anew with the next edit.
 */
export class WatchedFiles {
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

  /** Watches these files for a document and no others; none for a document that is closed. */
  watch(uri: string, files: readonly string[]): void {
    const before = this.#watched.get(uri);
    if (!this.#can || files.join('\n') === (before?.files ?? []).join('\n')) return;
    if (files.length === 0) this.#watched.delete(uri);
    else this.#watched.set(uri, { files, ended: this.#register(files.map((file) => this.#watcher(file))) });
    void before?.ended.then((registration) => registration?.dispose());
  }

  /** Watches every configuration of the workspace from now on. */
  watchConfigs(): void {
    if (this.#can) void this.#register([{ globPattern: `**/${CONFIG_NAME}` }]);
  }

  async #register(watchers: FileSystemWatcher[]): Promise<Disposable | undefined> {
    try {
      return await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    } catch (error) {
      this.#connection.console.warn(`Files are not watched: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  #watcher(file: string): FileSystemWatcher {
    if (!this.#relative) return { globPattern: literal(fileURLToPath(file).replaceAll('\\', '/')) };
    const slash = file.lastIndexOf('/');
    return { globPattern: { baseUri: file.slice(0, slash), pattern: literal(decodeURIComponent(file.slice(slash + 1))) } };
  }
}

/** A pattern for one name: what patterns give a meaning is a list of one character. */
function literal(name: string): string {
  return name.replaceAll(/[[\]{}*?]/g, '[$&]');
}
