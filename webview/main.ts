import { registerControls } from './controls/toolkit';
import { connect } from './host';
import { createPage } from './page';
import type { ToPage } from './protocol';

const host = connect();
const fail = (reason: unknown): void =>
  host.post({ type: 'failed', reason: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason) });
window.addEventListener('error', (event) => fail(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => fail(event.reason));

registerControls();
const page = createPage(host);
// Only the extension can post to a webview.
window.addEventListener('message', (event: MessageEvent<ToPage>) => page.receive(event.data));
host.post({ type: 'ready' });
