import { createConnection } from 'vscode-languageserver/node';
import { serve } from './serve';

/** Serves the client behind standard input and output; the process ends when the client says so or goes. */
export function serveStdio(): void {
  serve(createConnection(process.stdin, process.stdout));
}
