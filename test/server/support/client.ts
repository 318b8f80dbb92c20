import { spawn } from 'node:child_process';
import { createProtocolConnection, PublishDiagnosticsNotification, StreamMessageReader, StreamMessageWriter, type ClientCapabilities, type Diagnostic, type InitializeResult, type ProtocolConnection, type PublishDiagnosticsParams, type Registration, type RegistrationParams } from 'vscode-languageserver/node';
import type { ServerBundle } from './server-bundle';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What the client answers when it is asked for its configuration. */
  readonly configuration?: unknown;
}

/** A client of a server that runs as a process of its own, as an editor starts it. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** The next diagnostics of a document. */
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** What the server has asked the client to register so far. */
  readonly registrations: readonly Registration[];
  /** Ends the server as the protocol says; what its exit code was. */
  stop(): Promise<number | null>;
}

export async function startClient({ args }: ServerBundle, { capabilities = {}, initializationOptions, configuration }: ClientOptions = {}): Promise<Client> {
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const published: PublishDiagnosticsParams[] = [];
  const waiting: { readonly uri: string; readonly resolve: (diagnostics: readonly Diagnostic[]) => void }[] = [];
  const settle = (): void => {
    for (const one of waiting.slice()) {
      const at = published.findIndex(({ uri }) => uri === one.uri);
      if (at < 0) continue;
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(published.splice(at, 1)[0]?.diagnostics ?? []);
    }
  };
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    settle();
  });
  connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) => items.map(() => configuration));
  const registered: Registration[] = [];
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    registered.push(...registrations);
    return null;
  });
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities, initializationOptions });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    initialized,
    open: (uri, text, languageId = 'log') => connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    diagnostics: (uri) =>
      new Promise((resolve) => {
        waiting.push({ uri, resolve });
        settle();
      }),
    registrations: registered,
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return exited;
    },
  };
}
