import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../../../src/cli/exit-code';
import type { Job } from '../../../../src/cli/fleet/job';
import { createPool, type Thread } from '../../../../src/cli/fleet/pool';

/** A thread of which the test decides what it does. */
class FakeThread extends EventEmitter implements Thread {
  readonly jobs: string[] = [];
  ended = false;
  postMessage({ file }: Job): void {
    this.jobs.push(file);
  }
  terminate(): void {
    this.ended = true;
    this.emit('exit', 1);
  }
  ready(): void {
    this.emit('message', { kind: 'ready' });
  }
  finish(): void {
    this.emit('message', { kind: 'done', done: done(this.jobs.at(-1) ?? '') });
  }
}

const done = (file: string): object => ({ lines: new TextEncoder().encode(file), code: EXIT.clean });
const job = (file: string): Job => ({ file, kernel: 'auto', failOn: 'error' });

function pool(size: number): { readonly threads: FakeThread[]; readonly run: ReturnType<typeof createPool>['run']; readonly close: () => Promise<void> } {
  const threads: FakeThread[] = [];
  const made = createPool(size, () => {
    const thread = new FakeThread();
    threads.push(thread);
    return thread;
  });
  return { threads, ...made };
}

describe('a pool of workers', () => {
  test('starts one when it is needed, and gives each one job at a time', async () => {
    const { threads, run } = pool(2);
    expect(threads.length).toBe(0);
    const answers = ['a', 'b', 'c'].map((file) => run(job(file)));
    expect(threads.map(({ jobs }) => jobs)).toEqual([['a'], ['b']]);
    threads[1]?.finish();
    expect(threads.map(({ jobs }) => jobs)).toEqual([['a'], ['b', 'c']]);
    threads[0]?.finish();
    threads[1]?.finish();
    expect(await Promise.all(answers)).toEqual(['a', 'b', 'c'].map((file) => ({ kind: 'done', done: done(file) })));
    void run(job('d'));
    expect(threads.length).toBe(2);
  });

  test('tells of which job a worker died, and puts another in its place', async () => {
    const { threads, run } = pool(1);
    const [a, b] = [run(job('a')), run(job('b'))];
    threads[0]?.ready();
    threads[0]?.emit('error', new Error('out of memory'));
    threads[0]?.emit('exit', 1);
    expect(await a).toEqual({ kind: 'died', reason: 'out of memory' });
    expect(threads.map(({ jobs }) => jobs)).toEqual([['a'], ['b']]);
    threads[1]?.finish();
    expect(await b).toEqual({ kind: 'done', done: done('b') });
  });

  test('tells of a worker that ends without a word', async () => {
    const { threads, run } = pool(1);
    const a = run(job('a'));
    threads[0]?.ready();
    threads[0]?.emit('exit', 7);
    expect(await a).toEqual({ kind: 'died', reason: 'it ended with 7' });
  });

  test('gives nothing to a worker that died while it had nothing to do', async () => {
    const { threads, run } = pool(1);
    const a = run(job('a'));
    threads[0]?.ready();
    threads[0]?.finish();
    await a;
    threads[0]?.emit('exit', 1);
    const b = run(job('b'));
    threads[1]?.finish();
    expect([await b, threads.map(({ jobs }) => jobs)]).toEqual([{ kind: 'done', done: done('b') }, [['a'], ['b']]]);
  });

  test('fails where no worker can be started: that is not due to the job', async () => {
    const { threads, run } = pool(1);
    const a = run(job('a'));
    threads[0]?.emit('error', new Error('Cannot find module'));
    threads[0]?.emit('exit', 1);
    await expect(a).rejects.toThrow('No worker could be started: Cannot find module.');
  });

  test('ends all workers when it is closed, and starts none for what waits', async () => {
    const { threads, run, close } = pool(1);
    void run(job('a'));
    void run(job('b'));
    await close();
    expect(threads.map(({ jobs, ended }) => [jobs, ended])).toEqual([[['a'], true]]);
  });
});
