import { lineIndexAt, type LineIndex, type Review } from '../../analysis/index';
import type { Question, QuestionAnswer, QuestionName, QuestionRest } from '../../language/index';
import { AskedReview } from './asked-review';
import type { ReviewThread } from './review-thread';
import { reviewTexts } from './review-texts';
import type { ReviewMade, ReviewWork } from './work';

/** A review as the extension has it, wherever it was made. */
export interface Analysis {
  /** One per boot. */
  readonly reviews: readonly [Review, ...Review[]];
  /** Of each text, in the order of the texts. */
  readonly lines: readonly LineIndex[];
  readonly ask: Ask;
}

/** A question about one of the texts of a review. Nothing comes of a question that is cancelled. */
export type Ask = <Name extends QuestionName>(about: About, name: Name, ...rest: QuestionRest<Name>) => Promise<QuestionAnswer<Name> | undefined>;

export interface About {
  /** Which of the texts. */
  readonly source: number;
  /** The text as it was reviewed: called where the one who answers has it not. Nothing where it is another one by now. */
  readonly text: () => string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reviews texts and answers questions about them in a thread: even a short log may take longer than a frame, where it is asked
 * what would help a host that fails. Where there can be no thread the same work is done here.
 */
export class Analyst {
  readonly #thread: ReviewThread;
  #lastTask = 0;

  constructor(thread: ReviewThread) {
    this.#thread = thread;
  }

  /** Nothing comes of texts in which there is no boot, and of work that is cancelled. */
  async review(work: ReviewWork, signal?: AbortSignal): Promise<Analysis | undefined> {
    const id = this.#nextTask();
    const answer = await this.#thread.run({ kind: 'review', id, work }, signal);
    if (answer.kind === 'unavailable') return answeredHere(reviewTexts(work));
    return answer.kind === 'done' ? this.#answeredThere(id, answer.result as ReviewMade | undefined) : undefined;
  }

  #answeredThere(review: number, made: ReviewMade | undefined): Analysis | undefined {
    if (made === undefined) return undefined;
    const here = new AskedReview(made);
    return analysisOf(made, async ({ source, text, signal }, question) => {
      const task = { kind: 'question', review, source, question } as const;
      let answer = await this.#thread.run({ ...task, id: this.#nextTask() }, signal);
      const material = answer.kind === 'unknown' ? text() : undefined;
      if (material !== undefined) answer = await this.#thread.run({ ...task, id: this.#nextTask(), material: { made, text: material } }, signal);
      if (answer.kind === 'unavailable') return here.answer(question, source, text);
      return answer.kind === 'done' ? answer.result : undefined;
    });
  }

  #nextTask(): number {
    this.#lastTask += 1;
    return this.#lastTask;
  }
}

function answeredHere(made: ReviewMade | undefined): Analysis | undefined {
  if (made === undefined) return undefined;
  const here = new AskedReview(made);
  return analysisOf(made, ({ source, text }, question) => Promise.resolve(here.answer(question, source, text)));
}

function analysisOf(made: ReviewMade, answer: (about: About, question: Question) => Promise<unknown>): Analysis {
  return {
    reviews: made.reviews,
    lines: made.lines.map(({ starts, length }) => lineIndexAt(starts, length)),
    // A question's answer is of the question's kind.
    ask: (async (about: About, name: QuestionName, ...rest: readonly unknown[]) => answer(about, { name, rest })) as Ask,
  };
}
