import type { FromThread, ToThread } from '../../../../src/extension/background/messages';
import { serve } from '../../../../src/extension/background/serve';
import type { StartThread, Thread, ThreadEvents } from '../../../../src/extension/background/thread';

/** Threads that do nothing but what a test makes them say. */
export class ScriptedThreads {
  readonly all: { readonly posted: ToThread[]; readonly events: ThreadEvents; ended: boolean }[] = [];
  /** Why none can be started. */
  refusal: string | undefined;

  readonly start: StartThread = (events): Thread => {
    if (this.refusal !== undefined) throw new Error(this.refusal);
    const thread = { posted: [] as ToThread[], events, ended: false };
    this.all.push(thread);
    return {
      post: (message) => thread.posted.push(message),
      end: () => {
        thread.ended = true;
      },
    };
  };

  /** The thread that was started last says something. */
  say(message: FromThread): void {
    this.all.at(-1)?.events.message(message);
  }

  /** What each was asked, in words: `review 1`, `cancel 1`. */
  get asked(): readonly (readonly string[])[] {
    return this.all.map(({ posted }) => posted.map(({ kind, id }) => `${kind} ${id}`));
  }
}

/** The real work, with messages copied as threads copy them. */
export const copyingThread: StartThread = ({ message }) => {
  const receive = serve((sent) => queueMicrotask(() => message(structuredClone(sent))));
  queueMicrotask(() => message({ kind: 'ready' }));
  return { post: (sent) => receive(structuredClone(sent)), end: () => undefined };
};
