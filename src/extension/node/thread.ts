import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from '../background/messages';
import { serve } from '../background/serve';

/** What runs in the thread. Its bundle lies beside the extension's. */
if (parentPort !== null) {
  const port = parentPort;
  const post = (message: FromThread): void => port.postMessage(message);
  const receive = serve(post);
  port.on('message', (message: ToThread) => receive(message));
  post({ kind: 'ready' });
}
