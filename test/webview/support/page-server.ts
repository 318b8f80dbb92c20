import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { build } from 'esbuild';
import { pageHtml } from '../../../webview/protocol';

const root = path.resolve(import.meta.dirname, '../../..');
const NONCE = 'test0nonce';

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Bundles the page and serves it on loopback with the policy that VS Code would get. */
export async function servePage(): Promise<PageServer> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['webview/main.ts', 'webview/main.css'],
    outdir: 'out/webview',
    bundle: true,
    format: 'iife',
    target: 'chrome128',
    write: false,
    logLevel: 'warning',
  });
  const files = new Map(outputFiles.map((file) => [`/${path.basename(file.path)}`, file.contents]));
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    if (address === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const origin = `http://${request.headers.host ?? ''}`;
      response.end(pageHtml({ scriptUri: `${origin}/main.js`, styleUri: `${origin}/main.css`, cspSource: origin, nonce: NONCE }));
      return;
    }
    const contents = files.get(address);
    response.statusCode = contents === undefined ? 404 : 200;
    response.setHeader('content-type', address.endsWith('.css') ? 'text/css' : 'text/javascript');
    response.end(contents);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${portOf(server)}/`, close: () => new Promise((closed) => server.close(() => closed())) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
