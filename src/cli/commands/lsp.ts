import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXIT, type ExitCode } from '../exit-code';

/** What the bundle of src/server gives away. */
interface LanguageServer {
  serveStdio(): void;
}

/** Starts the language server. Its bundle is loaded here and nowhere else, so that no other command waits for it. */
export async function lsp(): Promise<ExitCode> {
  const bundle = pathToFileURL(path.join(__dirname, 'language-server.cjs')).href;
  // It is built from src/server/main.ts, whose one export this is.
  const { serveStdio } = (await import(bundle)) as LanguageServer;
  serveStdio();
  // Listening to standard input keeps the process alive.
  return EXIT.clean;
}
