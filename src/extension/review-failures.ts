import * as vscode from 'vscode';
import { reportFailure } from './guard';

/** Tells of reviews that fail and that nobody waits for: the user once, and not at every key; the log each time. */
export class ReviewFailures {
  readonly #log: vscode.LogOutputChannel;
  /** Subjects whose last review failed, and whose user knows it. */
  readonly #told = new Set<string>();

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** @param name What the subject is called in the message. */
  async watch(subject: vscode.Uri, name: string, review: () => Promise<unknown>): Promise<void> {
    const key = subject.toString();
    try {
      await review();
      this.#told.delete(key);
    } catch (error) {
      const what = vscode.l10n.t('{0} could not be reviewed', name);
      if (this.#told.has(key)) this.#log.error(`${what}: ${String(error)}`);
      else reportFailure(this.#log, what, error);
      this.#told.add(key);
    }
  }

  forget(subject: vscode.Uri): void {
    this.#told.delete(subject.toString());
  }
}
