import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProfileId } from '../analysis/index';
import { analyse } from './analyse';
import type { Analysis } from './analysis';
import type { OpenText } from './config/config-files';

/** Settles when a person has stopped typing. Milliseconds. */
const PAUSE = 150;

/** What an analysis asks for beside the document. */
export interface Surroundings {
  readonly openText: OpenText;
  /** Nothing where nobody has chosen one. */
  profileOf(uri: string): ProfileId | 'auto' | undefined;
}

interface Begun {
  readonly version: number;
  readonly result: Promise<Analysis | undefined>;
}

/** The analyses of open documents: each version is analysed at most once, and only the newest is kept. */
export class Analyses {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #surroundings: Surroundings;
  readonly #begun = new Map<string, Begun>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(documents: TextDocuments<TextDocument>, surroundings: Surroundings) {
    this.#documents = documents;
    this.#surroundings = surroundings;
  }

  /** The analysis of a document as it is now. Nothing for one that is closed or no dump, and after a cancellation. */
  async of(uri: string, token?: CancellationToken): Promise<Analysis | undefined> {
    // Edits and cancellations that have already arrived are read before the work begins.
    await new Promise((resolve) => setImmediate(resolve));
    const document = this.#documents.get(uri);
    if (document === undefined || token?.isCancellationRequested === true) return undefined;
    const before = this.#begun.get(uri);
    if (before?.version === document.version) return before.result;
    const { openText, profileOf } = this.#surroundings;
    const result = analyse(document, profileOf(uri), openText);
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
