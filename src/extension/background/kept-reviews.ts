import { AskedReview } from './asked-review';
import type { ReviewMade } from './work';

/** Reviews that questions may be about: of more the one that was longest unused is forgotten. */
const MOST_REVIEWS = 8;
/** In UTF-16 units, of all their texts together. */
const MOST_TEXT = 64 * 1024 * 1024;

interface Kept {
  readonly review: AskedReview;
  readonly texts: Map<number, string>;
}

/** The last reviews with their texts, ready for questions. */
export class KeptReviews {
  /** The one that was used last is last. */
  readonly #kept = new Map<number, Kept>();

  add(id: number, made: ReviewMade, texts: readonly string[]): void {
    const size = texts.reduce((sum, { length }) => sum + length, 0);
    // Of more than there is room for each text comes anew when it is asked about.
    this.#use(id, { review: new AskedReview(made), texts: new Map(size > MOST_TEXT ? [] : texts.entries()) });
  }

  /** One text of a review that was forgotten, or was made elsewhere. */
  addText(id: number, made: ReviewMade, source: number, text: string): void {
    const kept = this.#kept.get(id) ?? { review: new AskedReview(made), texts: new Map() };
    kept.texts.set(source, text);
    this.#use(id, kept);
  }

  /** The review, and the text that it is asked about. Nothing where the text is not kept. */
  get(id: number, source: number): { readonly review: AskedReview; readonly text: string } | undefined {
    const kept = this.#kept.get(id);
    const text = kept?.texts.get(source);
    if (kept === undefined || text === undefined) return undefined;
    this.#use(id, kept);
    return { review: kept.review, text };
  }

  #use(id: number, used: Kept): void {
    this.#kept.delete(id);
    this.#kept.set(id, used);
    for (const oldest of this.#kept.keys()) {
      if (oldest === id || (this.#kept.size <= MOST_REVIEWS && this.#size() <= MOST_TEXT)) break;
      this.#kept.delete(oldest);
    }
  }

  #size(): number {
    return [...this.#kept.values()].reduce((sum, { texts }) => [...texts.values()].reduce((all, { length }) => all + length, sum), 0);
  }
}
