import { Worker } from 'node:worker_threads';
import type { StartThread } from '../background/thread';

/** @param file What the thread runs. */
export function startThread(file: string): StartThread {
  return ({ message, died }) => {
    const worker = new Worker(file);
    worker.on('message', message);
    worker.on('error', (error) => died(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => died(`it ended with ${code}`));
    return {
      post: (sent) => worker.postMessage(sent),
      end: () => void worker.terminate(),
    };
  };
}
