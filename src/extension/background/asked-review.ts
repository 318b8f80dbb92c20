import { lineIndexAt } from '../../analysis/index';
import { answerQuestion, languageIndex, type LanguageIndex, type Question } from '../../language/index';
import type { ReviewMade } from './work';

/** A review that answers questions about its texts: each is prepared once, and only when somebody asks. */
export class AskedReview {
  readonly #made: ReviewMade;
  readonly #indices = new Map<number, LanguageIndex>();

  constructor(made: ReviewMade) {
    this.#made = made;
  }

  /**
   * @param source Which of the texts the question is about.
   * @param text That text: called where nobody has asked about it before. Nothing comes of a question without it.
   */
  answer(question: Question, source: number, text: () => string | undefined): unknown {
    const index = this.#indices.get(source) ?? this.#prepare(source, text());
    return index && answerQuestion(index, question);
  }

  #prepare(source: number, text: string | undefined): LanguageIndex | undefined {
    if (text === undefined) return undefined;
    const { reviews, lines } = this.#made;
    const index = languageIndex({ reviews, source, text, lines: lines.map(({ starts, length }) => lineIndexAt(starts, length)) });
    this.#indices.set(source, index);
    return index;
  }
}
