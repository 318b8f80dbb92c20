import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReviewTask } from '../../../../src/extension/background/messages';
import { ReviewThread, type Answer } from '../../../../src/extension/background/review-thread';
import { NO_SETTINGS } from '../../../../src/analysis/index';
import { ScriptedThreads } from './fake-thread';

/** Longer than a cancelled task may go on. */
const LONG_MS = 1000;

let threads: ScriptedThreads;
let problems: string[];
let thread: ReviewThread;

beforeEach(() => {
  vi.useFakeTimers();
  threads = new ScriptedThreads();
  problems = [];
  thread = new ReviewThread(threads.start, (problem) => problems.push(problem));
});
afterEach(() => vi.useRealTimers());

function task(id: number): ReviewTask {
  return { kind: 'review', id, work: { texts: [{ name: `${id}.log`, text: '', settings: NO_SETTINGS }], profile: 'auto' } };
}

/** Runs a task that can be cancelled; what came of it is there as soon as it is. */
function begin(id: number) {
  const controller = new AbortController();
  const seen: { answer?: Answer; error?: unknown } = {};
  const done = thread.run(task(id), controller.signal).then(
    (answer) => void (seen.answer = answer),
    (error: unknown) => void (seen.error = error),
  );
  return { seen, done, cancel: () => controller.abort() };
}

describe('a thread', () => {
  test('is started with the first task, and does the next ones too', async () => {
    expect([threads.all.length, thread.state]).toEqual([0, 'idle']);
    const [first, second] = [begin(1), begin(2)];
    threads.say({ kind: 'ready' });
    expect(thread.state).toBe('running');
    threads.say({ kind: 'done', id: 1, result: 'one' });
    threads.say({ kind: 'failed', id: 2, reason: 'the check broke' });
    await Promise.all([first.done, second.done]);
    expect(first.seen.answer).toEqual({ kind: 'done', result: 'one' });
    expect(second.seen.error).toEqual(new Error('the check broke'));
    expect(threads.asked).toEqual([['review 1', 'review 2']]);
  });

  test('is not asked for what was cancelled before', async () => {
    const signal = AbortSignal.abort();
    expect(await thread.run(task(1), signal)).toEqual({ kind: 'cancelled' });
    expect(threads.all).toEqual([]);
  });

  test('hears of a task that is cancelled, and goes on with the one that it is at, however long that takes', async () => {
    const [first, second] = [begin(1), begin(2)];
    threads.say({ kind: 'ready' });
    second.cancel();
    await second.done;
    expect(second.seen.answer).toEqual({ kind: 'cancelled' });
    vi.advanceTimersByTime(LONG_MS);
    threads.say({ kind: 'done', id: 1, result: 'one' });
    threads.say({ kind: 'cancelled', id: 2 });
    vi.advanceTimersByTime(LONG_MS);
    await first.done;
    expect(first.seen.answer).toEqual({ kind: 'done', result: 'one' });
    expect(threads.asked).toEqual([['review 1', 'review 2', 'cancel 2']]);
    expect(threads.all[0]?.ended).toBe(false);
  });

  test('that ends a cancelled task soon is kept', async () => {
    const first = begin(1);
    threads.say({ kind: 'ready' });
    first.cancel();
    threads.say({ kind: 'done', id: 1, result: 'too late' });
    vi.advanceTimersByTime(LONG_MS);
    await first.done;
    expect([first.seen.answer, threads.all[0]?.ended, problems]).toEqual([{ kind: 'cancelled' }, false, []]);
  });

  test('that goes on with a cancelled task is ended, and another one does what is wanted still', async () => {
    const [first, second, third] = [begin(1), begin(2), begin(3)];
    threads.say({ kind: 'ready' });
    first.cancel();
    third.cancel();
    vi.advanceTimersByTime(LONG_MS);
    expect(threads.asked).toEqual([['review 1', 'review 2', 'review 3', 'cancel 1', 'cancel 3'], ['review 2']]);
    expect(threads.all.map(({ ended }) => ended)).toEqual([true, false]);
    // An ended thread may still have a message under way.
    threads.all[0]?.events.message({ kind: 'done', id: 2, result: 'of the old one' });
    threads.all[0]?.events.died('it ended with 1');
    threads.say({ kind: 'ready' });
    threads.say({ kind: 'done', id: 2, result: 'two' });
    await Promise.all([first.done, second.done, third.done]);
    expect(second.seen.answer).toEqual({ kind: 'done', result: 'two' });
    expect(problems).toHaveLength(1);
  });

  test('that had begun with a task when that was cancelled is ended too', async () => {
    const [first, second] = [begin(1), begin(2)];
    threads.say({ kind: 'ready' });
    second.cancel();
    // Its own message crosses ours: it is at the second already.
    threads.say({ kind: 'done', id: 1, result: 'one' });
    vi.advanceTimersByTime(LONG_MS);
    await first.done;
    expect(threads.all.map(({ ended }) => ended)).toEqual([true]);
  });

  test('that dies fails the task that it was at, and another one does the rest', async () => {
    const [first, second] = [begin(1), begin(2)];
    threads.say({ kind: 'ready' });
    threads.all[0]?.events.died('out of memory');
    await first.done;
    expect(first.seen.error).toEqual(new Error('the thread that reviews has ended: out of memory'));
    expect(threads.asked).toEqual([['review 1', 'review 2'], ['review 2']]);
    threads.say({ kind: 'ready' });
    threads.say({ kind: 'done', id: 2, result: 'two' });
    await second.done;
    expect(second.seen.answer).toEqual({ kind: 'done', result: 'two' });
  });

  test('that dies with nothing to do is started again by the next task', () => {
    begin(1);
    threads.say({ kind: 'ready' });
    threads.say({ kind: 'done', id: 1, result: 'one' });
    threads.all[0]?.events.died('it ended with 1');
    expect(thread.state).toBe('idle');
    begin(2);
    expect(threads.asked).toEqual([['review 1'], ['review 2']]);
  });

  test.each([
    ['dies before it is ready', () => threads.all[0]?.events.died('it could not be loaded'), 'Reviews are made without a thread: it could not be loaded'],
    ['cannot be started', () => undefined, 'Reviews are made without a thread: Error: no workers here'],
  ])('that %s is not tried again', async (_what, happens, problem) => {
    if (problem.endsWith('here')) threads.refusal = 'no workers here';
    const [first, second] = [begin(1), begin(2)];
    happens();
    await Promise.all([first.done, second.done]);
    expect([first.seen.answer, second.seen.answer]).toEqual([{ kind: 'unavailable' }, { kind: 'unavailable' }]);
    expect(await thread.run(task(3))).toEqual({ kind: 'unavailable' });
    expect([thread.state, problems]).toEqual(['unavailable', [problem]]);
    expect(threads.all.length).toBeLessThanOrEqual(1);
  });

  test('is ended with whoever uses it, and nobody waits for ever', async () => {
    const first = begin(1);
    threads.say({ kind: 'ready' });
    thread.dispose();
    await first.done;
    expect([first.seen.answer, threads.all[0]?.ended]).toEqual([{ kind: 'cancelled' }, true]);
  });
});
