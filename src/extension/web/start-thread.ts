import type { FromThread } from '../background/messages';
import type { StartThread } from '../background/thread';

/** @param address What the thread runs. */
export function startThread(address: string): StartThread {
  return ({ message, died }) => {
    const worker = new Worker(address);
    worker.addEventListener('message', ({ data }: MessageEvent<FromThread>) => message(data));
    worker.addEventListener('error', (event) => died(event.message === '' ? 'it could not be loaded' : event.message));
    return {
      post: (sent) => worker.postMessage(sent),
      end: () => worker.terminate(),
    };
  };
}
