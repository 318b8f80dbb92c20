import type { FromThread, ToThread } from './messages';

/** A thread that works on tasks. */
export interface Thread {
  post(message: ToThread): void;
  /** Ends it whatever it is at. */
  end(): void;
}

export interface ThreadEvents {
  message(message: FromThread): void;
  /** It has ended by itself; may be told more than once. */
  died(reason: string): void;
}

/** Starts a thread, which Node and a browser do in their own ways. Throws, or dies before it is ready, where there can be none. */
export type StartThread = (events: ThreadEvents) => Thread;
