import type { Question } from '../../language/index';
import type { ReviewMade, ReviewWork } from './work';

/** What the thread is asked to do. The answer has the id of the task. */
export type Task = ReviewTask | QuestionTask;

export interface ReviewTask {
  readonly kind: 'review';
  readonly id: number;
  readonly work: ReviewWork;
}

export interface QuestionTask {
  readonly kind: 'question';
  readonly id: number;
  /** The task that made the review. */
  readonly review: number;
  readonly source: number;
  readonly question: Question;
  /** All that it takes, where the thread does not know it any more. */
  readonly material?: { readonly made: ReviewMade; readonly text: string };
}

export type ToThread =
  | Task
  /** Nobody wants its answer any more. */
  | { readonly kind: 'cancel'; readonly id: number };

export type FromThread =
  /** The thread runs: what ends it from now on is due to a task. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  /** The review that the question is about is not there any more. */
  | { readonly kind: 'unknown'; readonly id: number }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

