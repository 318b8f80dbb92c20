import type { FromThread, ToThread } from '../background/messages';
import { serve } from '../background/serve';

/** What runs in the thread, a worker of the worker that VS Code runs extensions in. */
const post = (message: FromThread): void => postMessage(message);
const receive = serve(post);
addEventListener('message', ({ data }: MessageEvent<ToThread>) => receive(data));
post({ kind: 'ready' });
