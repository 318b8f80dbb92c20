import * as vscode from 'vscode';
import type { Reviewed, ReviewedSource, SubjectKind } from './reviewed';

/** Who speaks for a document that several subjects hold: what someone asked for stands above what a snapshot names. */
const RANKS: Readonly<Record<SubjectKind, number>> = { document: 0, snapshot: 1, host: 2 };

/** Keeps one result for each subject, and knows which of them a document is shown with. */
export class Results implements vscode.Disposable {
  readonly #results = new Map<string, Reviewed>();
  /** The subject that speaks for each document. */
  #speakers: ReadonlyMap<string, Reviewed> = new Map();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #released = new vscode.EventEmitter<readonly vscode.Uri[]>();
  #lastRevision = 0;

  /** A subject has a new result, or has none any more. */
  readonly onDidReview = this.#changed.event;
  /** These documents belonged to a host, and no subject speaks for them any more. */
  readonly onDidRelease = this.#released.event;

  /** What a subject, or a document, is shown with: a document of a host is shown with its host. */
  resultOf(uri: vscode.Uri): Reviewed | undefined {
    return this.#speakers.get(uri.toString());
  }

  /** The result of a subject itself. */
  of(subject: vscode.Uri): Reviewed | undefined {
    return this.#results.get(subject.toString());
  }

  all(): readonly Reviewed[] {
    return [...this.#results.values()];
  }

  /** A document that belongs to a host from now on has no result of its own. */
  set(reviewed: Omit<Reviewed, 'revision'>): Reviewed {
    this.#lastRevision += 1;
    const result = { ...reviewed, revision: this.#lastRevision };
    this.#replace(result.uri, result);
    return result;
  }

  /** Takes the same texts in other versions of their documents. Nobody is told: what is found in them is the same. */
  renew(subject: vscode.Uri, documents: readonly Pick<ReviewedSource, 'languageId' | 'version'>[]): Reviewed | undefined {
    const before = this.of(subject);
    if (before === undefined) return undefined;
    const renewed = (source: ReviewedSource, index: number): ReviewedSource => {
      const { languageId, version } = documents[index] ?? source;
      return { ...source, languageId, version };
    };
    const [first, ...others] = before.sources;
    const result = { ...before, sources: [renewed(first, 0), ...others.map((source, index) => renewed(source, index + 1))] as const };
    this.#results.set(subject.toString(), result);
    this.#speakers = speakersOf(this.#results);
    return result;
  }

  delete(uri: vscode.Uri): void {
    if (this.#results.has(uri.toString())) this.#replace(uri, undefined);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#released.dispose();
  }

  #replace(uri: vscode.Uri, result: Reviewed | undefined): void {
    const before = this.#results.get(uri.toString());
    this.#results.delete(uri.toString());
    if (result !== undefined) {
      for (const source of result.kind === 'document' ? [] : result.sources) this.#forgetDocument(source.uri);
      this.#results.set(uri.toString(), result);
    }
    this.#speakers = speakersOf(this.#results);
    this.#changed.fire(uri);
    if (before === undefined || before.kind === 'document') return;
    const released = before.sources.map((source) => source.uri).filter((source) => !this.#speakers.has(source.toString()));
    if (released.length > 0) this.#released.fire(released);
  }

  #forgetDocument(uri: vscode.Uri): void {
    if (this.#results.get(uri.toString())?.kind === 'document') this.#results.delete(uri.toString());
  }
}

function speakersOf(results: ReadonlyMap<string, Reviewed>): ReadonlyMap<string, Reviewed> {
  const speakers = new Map<string, Reviewed>();
  for (const reviewed of [...results.values()].sort((a, b) => RANKS[a.kind] - RANKS[b.kind])) {
    for (const uri of [reviewed.uri, ...reviewed.sources.map((source) => source.uri)]) speakers.set(uri.toString(), reviewed);
  }
  return speakers;
}
