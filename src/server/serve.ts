import { DidChangeConfigurationNotification, TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { isProfileId } from '../analysis/index';
import { diagnosticsOf } from './adapt/diagnostics';
import { Analyses } from './analyses';
import { capabilities } from './capabilities';
import { abilitiesOf } from './client-abilities';
import { COMMANDS } from './commands';
import { ConfigMistakes } from './config/config-mistakes';
import { configAt, isConfig } from './config/find-config';
import { Configuration } from './configuration';
import { Dependencies } from './dependencies';
import { isSameFile } from './local-path';
import { answerRequests } from './requests';
import { WatchedFiles } from './watched-files';

/** Serves one client until it goes. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const configuration = new Configuration(connection);
  const openText = (uri: string): string | undefined => (documents.get(uri) ?? documents.all().find((one) => isSameFile(one.uri, uri)))?.getText();
  const analyses = new Analyses(documents, { openText, profileOf: (uri) => configuration.profileOf(uri) });
  const watched = new WatchedFiles(connection);
  const dependencies = new Dependencies();
  const mistakes = new ConfigMistakes(connection);
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
      watched.watchConfigs();
      resolve();
    });
  });
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => reconfigure(settings));

  connection.onDidChangeWatchedFiles(({ changes }) => {
    refreshAllOn(changes.map((change) => change.uri));
  });

  documents.onDidChangeContent(({ document }) => {
    analyses.whenSettled(document.uri, () => void publish(document.uri));
    // A snapshot may name this document, or it is a configuration of others.
    refreshAllOn([document.uri]);
  });
  documents.onDidClose(async ({ document }) => {
    analyses.close(document.uri);
    restOn(document.uri, [], []);
    refreshAllOn([document.uri]);
    await mistakes.tell(document.uri, []);
    if (!isConfig(document.uri)) await connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
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

  function refreshAllOn(changed: readonly string[]): void {
    for (const uri of dependencies.on(changed)) refresh(uri);
  }

  /** @param places Where configurations were looked for. */
  function restOn(uri: string, captures: readonly string[], places: readonly string[]): void {
    dependencies.set(uri, [...captures, ...places]);
    // Those that have the name of a configuration are watched all together.
    watched.watch(uri, [...new Set([...captures, ...places.filter((place) => !isConfig(place))])]);
  }

  function refresh(uri: string): void {
    analyses.forget(uri);
    analyses.whenSettled(uri, () => void publish(uri));
  }

  async function publish(uri: string): Promise<void> {
    try {
      await configured;
      if (isConfig(uri)) return await publishConfig(uri);
      const analysis = await analyses.of(uri);
      // A text that has changed meanwhile is published when it has settled.
      if (documents.get(uri) === undefined || (analysis !== undefined && analysis.version !== documents.get(uri)?.version)) return;
      restOn(uri, analysis?.captures ?? [], analysis?.configs.flatMap(({ places }) => places) ?? []);
      await mistakes.tell(uri, analysis?.configs ?? []);
      await connection.sendDiagnostics({ uri, ...(analysis && { version: analysis.version }), diagnostics: analysis === undefined ? [] : diagnosticsOf(analysis, configuration.settings) });
    } catch (error) {
      connection.console.error(`${uri} could not be reviewed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function publishConfig(uri: string): Promise<void> {
    const config = await configAt(uri, openText);
    if (documents.get(uri) === undefined) return;
    restOn(uri, [], config.places);
    await mistakes.tell(uri, [config]);
  }

  async function sayVerdict(uri: string, boot: unknown): Promise<void> {
    const review = (await analyses.of(uri))?.index.reviews.find((one) => one.boot === boot);
    if (review !== undefined) connection.window.showInformationMessage(`${review.verdict.headline}. ${review.verdict.reason}`);
  }
}
