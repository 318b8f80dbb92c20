import { isSameFile } from './local-path';

/** The files that the analysis of each document rests on: captures, and the places where its configuration is or could come to be. */
export class Dependencies {
  readonly #files = new Map<string, readonly string[]>();

  /** @param files Their addresses; none for a document that is closed. */
  set(document: string, files: readonly string[]): void {
    if (files.length === 0) this.#files.delete(document);
    else this.#files.set(document, files);
  }

  /** The documents that rest on one of these files, themselves left out. */
  on(changed: readonly string[]): readonly string[] {
    return [...this.#files].flatMap(([document, files]) => (!changed.includes(document) && files.some((file) => changed.some((one) => isSameFile(file, one))) ? [document] : []));
  }
}
