import { KeptReviews } from './kept-reviews';
import type { FromThread, Task, ToThread } from './messages';
import { reviewTexts } from './review-texts';

/** What runs in the thread: tasks one at a time, in their order; between two of them it hears what is cancelled. */
export function serve(post: (message: FromThread) => void): (message: ToThread) => void {
  const kept = new KeptReviews();
  const waiting = new Map<number, Task>();
  let isRunning = false;

  const next = (): void => {
    const [task] = waiting.values();
    isRunning = task !== undefined;
    if (task === undefined) return;
    waiting.delete(task.id);
    post(answerTo(task, kept));
    setTimeout(next);
  };

  return (message) => {
    if (message.kind === 'cancel') {
      if (waiting.delete(message.id)) post({ kind: 'cancelled', id: message.id });
      return;
    }
    waiting.set(message.id, message);
    if (isRunning) return;
    isRunning = true;
    setTimeout(next);
  };
}

function answerTo(task: Task, kept: KeptReviews): FromThread {
  const { id } = task;
  try {
    if (task.kind === 'review') {
      const made = reviewTexts(task.work);
      if (made !== undefined) kept.add(id, made, task.work.texts.map(({ text }) => text));
      return { kind: 'done', id, result: made };
    }
    const { review, source, question, material } = task;
    if (material !== undefined) kept.addText(review, material.made, source, material.text);
    const known = kept.get(review, source);
    return known === undefined ? { kind: 'unknown', id } : { kind: 'done', id, result: known.review.answer(question, source, () => known.text) };
  } catch (error) {
    return { kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) };
  }
}
