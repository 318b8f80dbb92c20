import type { Done, FromWorker, Job } from './job';

/** A worker thread, as far as the pool knows it. */
export interface Thread {
  postMessage(job: Job): void;
  on(event: 'message', listener: (message: FromWorker) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): unknown;
}

export type Answer = { readonly kind: 'done'; readonly done: Done } | { readonly kind: 'died'; readonly reason: string };

export interface Pool {
  /**
   * Has a worker do it, as soon as one is free. A worker that dies of it is an answer, and another one takes its place.
   * @throws when workers cannot be started at all.
   */
  run(job: Job): Promise<Answer>;
  /** Ends all workers; what still runs has no answer. */
  close(): Promise<void>;
}

interface Task {
  readonly job: Job;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

/** Up to `size` workers, each started when it is first needed, and each with one job at a time. */
export function createPool(size: number, start: () => Thread): Pool {
  const waiting: Task[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();

  const next = (worker: Worker): void => {
    const task = waiting.shift();
    if (task === undefined) idle.push(worker);
    else worker.give(task);
  };
  const add = (first: Task): void => {
    const worker: Worker = startWorker(start(), {
      free: () => next(worker),
      gone: () => {
        all.delete(worker);
        if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
        const task = waiting.shift();
        if (task !== undefined) add(task);
      },
    });
    all.add(worker);
    worker.give(first);
  };

  return {
    run: (job) =>
      new Promise((answer, fail) => {
        const task = { job, answer, fail };
        const worker = idle.pop();
        if (worker !== undefined) worker.give(task);
        else if (all.size < size) add(task);
        else waiting.push(task);
      }),
    close: async () => {
      waiting.length = 0;
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}

interface Worker {
  give(task: Task): void;
  end(): unknown;
}

/** One thread with the job that it is about, so that its end can be told of that job. */
function startWorker(thread: Thread, { free, gone }: { readonly free: () => void; readonly gone: () => void }): Worker {
  let task: Task | undefined;
  let ready = false;
  let reason: string | undefined;
  let ending = false;
  thread.on('message', (message) => {
    if (message.kind === 'ready') {
      ready = true;
      return;
    }
    const finished = task;
    task = undefined;
    free();
    finished?.answer(message);
  });
  thread.on('error', (error) => {
    reason = error instanceof Error ? error.message : String(error);
  });
  thread.on('exit', (code) => {
    if (ending) return;
    const what = reason ?? `it ended with ${code}`;
    if (ready) task?.answer({ kind: 'died', reason: what });
    else task?.fail(new Error(`No worker could be started: ${what}.`));
    gone();
  });
  return {
    give(given) {
      task = given;
      thread.postMessage(given.job);
    },
    end() {
      ending = true;
      return thread.terminate();
    },
  };
}
