import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProfileId } from '../analysis/index';
import { analyse } from './analyse';
import type { Analysis } from './analysis';

/** Settles when a person has stopped typing. Milliseconds. */
const PAUSE = 150;

interface Begun {
  readonly version: number;
  readonly result: Promise<Analysis | undefined>;
}

/** The analyses of open documents: each version is analysed at most once, and only the newest is kept. */
export class Analyses {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #profileOf: (uri: string) => ProfileId | 'auto' | undefined;
  readonly #begun = new Map<string, Begun>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(documents: TextDocuments<TextDocument>, profileOf: (uri: string) => ProfileId | 'auto' | undefined) {
    this.#documents = documents;
    this.#profileOf = profileOf;
  }

  /** The analysis of a document as it is now. Nothing for one that is closed or no dump, and after a cancellation. */
  async of(uri: string, token?: CancellationToken): Promise<Analysis | undefined> {
    // Edits and cancellations that have already arrived are read before the work begins.
    await new Promise((resolve) => setImmediate(resolve));
    const document = this.#documents.get(uri);
    if (document === undefined || token?.isCancellationRequested === true) return undefined;
    const before = this.#begun.get(uri);
    if (before?.version === document.version) return before.result;
    const result = analyse(document, this.#profileOf(uri), (other) => this.#documents.get(other)?.getText());
    this.#begun.set(uri, { version: document.version, result });
    return result;
  }

  /** Calls back once: when nothing has changed for a while, and at once for what has no analysis yet. */
  whenSettled(uri: string, act: () => void): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(uri, setTimeout(act, this.#begun.has(uri) ? PAUSE : 0));
  }

  /** Forgets what was found: the settings, or another capture of the same host, have changed. */
  forget(uri: string): void {
    this.#begun.delete(uri);
  }

  close(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#begun.delete(uri);
  }
}
