import { DidChangeConfigurationNotification, TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { isProfileId } from '../analysis/index';
import { diagnosticsOf } from './adapt/diagnostics';
import { Analyses } from './analyses';
import { capabilities } from './capabilities';
import { abilitiesOf } from './client-abilities';
import { COMMANDS } from './commands';
import { configDiagnostics, isConfig } from './config-file';
import { Configuration } from './configuration';
import { answerRequests } from './requests';
import { WatchedCaptures } from './watched-captures';

/** Serves one client until it goes. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const configuration = new Configuration(connection);
  const analyses = new Analyses(documents, (uri) => configuration.profileOf(uri));
  const watched = new WatchedCaptures(connection);
  let client = abilitiesOf({});
  let canRegister = false;

  connection.onInitialize((params) => {
    const { workspace } = params.capabilities;
    configuration.start(params);
    canRegister = workspace?.didChangeConfiguration?.dynamicRegistration === true;
    client = abilitiesOf(params.capabilities);
    watched.start(params.capabilities);
    return { capabilities, serverInfo: { name: 'tdxmem', version } };
  });
  // Nothing is shown before the settings are known: it would change under the reader's eyes.
  const configured = new Promise<void>((resolve) => {
    connection.onInitialized(async () => {
      if (canRegister) await connection.client.register(DidChangeConfigurationNotification.type);
      await configuration.update();
      resolve();
    });
  });
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => reconfigure(settings));

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const uri of watched.naming(changes.map((change) => change.uri))) refresh(uri);
  });

  documents.onDidChangeContent(({ document }) => {
    analyses.whenSettled(document.uri, () => void publish(document.uri));
    // A snapshot may name this document.
    for (const { uri } of documents.all()) if (uri !== document.uri && uri.endsWith('.tdxmem.json')) refresh(uri);
  });
  documents.onDidClose(async ({ document }) => {
    analyses.close(document.uri);
    watched.watch(document.uri, []);
    await connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  answerRequests({ connection, documents, analyses, client: () => client });
  connection.onExecuteCommand(async ({ command, arguments: args = [] }) => {
    const [uri, what] = args as readonly unknown[];
    if (typeof uri !== 'string') return;
    if (command === COMMANDS.verdict) await sayVerdict(uri, what);
    if (command === COMMANDS.reviewAs && typeof what === 'string' && isProfileId(what)) configuration.chooseProfile(uri, what);
    if (command === COMMANDS.turnOff && typeof what === 'string') configuration.turnOff(what);
    if (command !== COMMANDS.verdict) refresh(uri);
  });
  documents.listen(connection);
  connection.listen();

  async function reconfigure(sent?: unknown): Promise<void> {
    await configuration.update(sent);
    for (const { uri } of documents.all()) refresh(uri);
  }

  function refresh(uri: string): void {
    analyses.forget(uri);
    analyses.whenSettled(uri, () => void publish(uri));
  }

  async function publish(uri: string): Promise<void> {
    try {
      await configured;
      const config = isConfig(uri) ? documents.get(uri) : undefined;
      if (config !== undefined) return await connection.sendDiagnostics({ uri, version: config.version, diagnostics: configDiagnostics(config) });
      const analysis = await analyses.of(uri);
      // A text that has changed meanwhile is published when it has settled.
      if (documents.get(uri) === undefined || (analysis !== undefined && analysis.version !== documents.get(uri)?.version)) return;
      watched.watch(uri, analysis?.captures ?? []);
      await connection.sendDiagnostics({ uri, ...(analysis && { version: analysis.version }), diagnostics: analysis === undefined ? [] : diagnosticsOf(analysis, configuration.settings) });
    } catch (error) {
      connection.console.error(`${uri} could not be reviewed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function sayVerdict(uri: string, boot: unknown): Promise<void> {
    const review = (await analyses.of(uri))?.index.reviews.find((one) => one.boot === boot);
    if (review !== undefined) connection.window.showInformationMessage(`${review.verdict.headline}. ${review.verdict.reason}`);
  }
}
