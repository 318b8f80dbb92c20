import type * as vscode from 'vscode';
import type { Captures } from './captures';
import { HostReview, type HostServices } from './host-review';

/** The hosts that are reviewed from several captures: those that someone asked for, and snapshots that name captures. */
export class Hosts implements vscode.Disposable {
  readonly #services: HostServices;
  readonly #reviews = new Map<string, HostReview>();

  constructor(services: HostServices) {
    this.#services = services;
  }

  of(subject: vscode.Uri): HostReview | undefined {
    return this.#reviews.get(subject.toString());
  }

  /** The review of these captures: the one that there is, or a new one, which waits to be asked. */
  take(captures: Captures): HostReview {
    const key = captures.uri.toString();
    const review = this.#reviews.get(key) ?? new HostReview(captures, this.#services);
    this.#reviews.set(key, review);
    return review;
  }

  scheduleAll(): void {
    for (const review of this.#reviews.values()) review.schedule(0);
  }

  end(subject: vscode.Uri): void {
    const review = this.of(subject);
    this.#reviews.delete(subject.toString());
    review?.dispose();
  }

  dispose(): void {
    for (const review of this.#reviews.values()) review.dispose();
  }
}
