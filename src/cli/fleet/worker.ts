import { parentPort } from 'node:worker_threads';
import type { FromWorker, Job } from './job';
import { reviewJob } from './review-job';

/** What runs in a thread: jobs in, lines out, one at a time. Its bundle lies beside the command line. */
function serve(port: NonNullable<typeof parentPort>): void {
  const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  port.on('message', (job: Job) => {
    void reviewJob(job).then((done) => send({ kind: 'done', done }, [done.lines.buffer]));
  });
  send({ kind: 'ready' });
}

if (parentPort !== null) serve(parentPort);
