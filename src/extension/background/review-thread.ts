import type { FromThread, Task } from './messages';
import type { StartThread, Thread } from './thread';

/** What nobody wants any more may go on for so long, in milliseconds; then its thread is ended and another one takes its place. */
const PATIENCE_MS = 300;

export type Answer =
  | { readonly kind: 'done'; readonly result: unknown }
  /** Whoever asked has cancelled it. */
  | { readonly kind: 'cancelled' }
  /** The review that was asked about has to come with the question. */
  | { readonly kind: 'unknown' }
  /** There can be no thread here. */
  | { readonly kind: 'unavailable' };

export type ThreadState = 'idle' | 'running' | 'unavailable';

/** A task that the thread has not answered yet. */
interface Posted {
  readonly task: Task;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
  isCancelled: boolean;
}

/** Has tasks done in a thread of its own, which is started when it is first needed and again when it has died. */
export class ReviewThread {
  readonly #start: StartThread;
  readonly #report: (problem: string) => void;
  /** In the order in which they were posted: the thread is at the first. */
  readonly #posted = new Map<number, Posted>();
  #thread: Thread | undefined;
  #isReady = false;
  #isUnavailable = false;
  /** Runs while the thread is at a task that was cancelled. */
  #patience: { readonly id: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  /** @param report Told, for the log, why there can be no thread, or why one was ended. */
  constructor(start: StartThread, report: (problem: string) => void) {
    this.#start = start;
    this.#report = report;
  }

  /** Rejects where the task itself fails, or its thread dies of it. A task that is cancelled is answered at once. */
  run(task: Task, signal?: AbortSignal): Promise<Answer> {
    if (signal?.aborted === true) return Promise.resolve({ kind: 'cancelled' });
    if (this.#isUnavailable) return Promise.resolve({ kind: 'unavailable' });
    return new Promise((answer, fail) => {
      this.#posted.set(task.id, { task, answer, fail, isCancelled: false });
      signal?.addEventListener('abort', () => this.#cancel(task.id), { once: true });
      this.#post(task);
    });
  }

  /** Whether it runs, has not been needed yet, or cannot be had. */
  get state(): ThreadState {
    return this.#isUnavailable ? 'unavailable' : this.#thread === undefined || !this.#isReady ? 'idle' : 'running';
  }

  dispose(): void {
    this.#end();
    this.#answerAll({ kind: 'cancelled' });
  }

  #post(task: Task): void {
    try {
      this.#thread ??= this.#begin();
      this.#thread.post(task);
    } catch (error) {
      this.#giveUp(String(error));
    }
  }

  #begin(): Thread {
    this.#isReady = false;
    const thread: Thread = this.#start({
      message: (message) => {
        if (thread === this.#thread) this.#hear(message);
      },
      died: (reason) => {
        if (thread === this.#thread) this.#bury(reason);
      },
    });
    return thread;
  }

  #hear(message: FromThread): void {
    if (message.kind === 'ready') {
      this.#isReady = true;
      return;
    }
    const posted = this.#posted.get(message.id);
    this.#posted.delete(message.id);
    this.#watch();
    if (posted === undefined || posted.isCancelled) return;
    if (message.kind === 'failed') posted.fail(new Error(message.reason));
    else posted.answer(message.kind === 'done' ? { kind: 'done', result: message.result } : { kind: message.kind });
  }

  #cancel(id: number): void {
    const posted = this.#posted.get(id);
    if (posted === undefined) return;
    posted.isCancelled = true;
    posted.answer({ kind: 'cancelled' });
    this.#thread?.post({ kind: 'cancel', id });
    this.#watch();
  }

  #watch(): void {
    const [first] = this.#posted.values();
    const id = first?.isCancelled === true ? first.task.id : undefined;
    if (id === this.#patience?.id) return;
    clearTimeout(this.#patience?.timer);
    this.#patience = id === undefined ? undefined : { id, timer: setTimeout(() => this.#replace(), PATIENCE_MS) };
  }

  /** The thread is at what nobody wants. What others want is done anew. */
  #replace(): void {
    this.#report('Nobody waits for a review any more: its thread is ended.');
    this.#end();
    for (const [id, { isCancelled }] of this.#posted) if (isCancelled) this.#posted.delete(id);
    this.#postAgain();
  }

  #bury(reason: string): void {
    this.#end();
    if (!this.#isReady) return this.#giveUp(reason);
    const [first] = this.#posted.values();
    if (first === undefined) return;
    this.#posted.delete(first.task.id);
    first.fail(new Error(`the thread that reviews has ended: ${reason}`));
    this.#postAgain();
  }

  #postAgain(): void {
    for (const { task } of this.#posted.values()) this.#post(task);
  }

  #giveUp(reason: string): void {
    this.#report(`Reviews are made without a thread: ${reason}`);
    this.#isUnavailable = true;
    this.#end();
    this.#answerAll({ kind: 'unavailable' });
  }

  #answerAll(answer: Answer): void {
    for (const posted of this.#posted.values()) posted.answer(answer);
    this.#posted.clear();
  }

  #end(): void {
    const thread = this.#thread;
    this.#thread = undefined;
    clearTimeout(this.#patience?.timer);
    this.#patience = undefined;
    thread?.end();
  }
}
