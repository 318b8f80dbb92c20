import * as vscode from 'vscode';
import { ActiveDocument } from './active-document';
import type { ReviewResult, TdxMemoryApi } from './api';
import { Analyst } from './background/analyst';
import { ReviewThread } from './background/review-thread';
import type { StartThread } from './background/thread';
import { registerCommands } from './commands/registry';
import { provideConfigActions } from './config/config-actions';
import { ConfigDiagnostics } from './config/config-diagnostics';
import { Configs } from './config/configs';
import { Diagnostics } from './diagnostics';
import { provideDocumentation } from './documentation';
import { HostsView } from './hosts/hosts-view';
import { AnalysedDocuments } from './language/analysed';
import { provideLanguage } from './language/providers';
import { isMapTab, MAP_VIEW_TYPE } from './map/map-panel';
import { MemoryMap } from './map/memory-map';
import { openLinks } from './map/open-link';
import { openMapAutomatically } from './map/open-automatically';
import { ProfileChoices } from './profile-choices';
import { publishRecognised } from './recognised-context';
import { sourceIndex } from './reviewed';
import { Reviewer } from './reviewer';
import { StatusBar } from './status-bar';

/**
 * Constructs and registers; all work is done when VS Code asks for it.
 * @param startThread How a thread is started here.
 */
export function activateWith(context: vscode.ExtensionContext, startThread: StartThread): TdxMemoryApi {
  const start = performance.now();
  const log = vscode.window.createOutputChannel('TDX Memory', { log: true });
  const configs = new Configs();
  const thread = new ReviewThread(startThread, (problem) => log.warn(problem));
  const reviewer = new Reviewer({ analyst: new Analyst(thread), profiles: new ProfileChoices(), configs, log });
  const active = new ActiveDocument(isMapTab);
  const map = new MemoryMap(context, reviewer, active, log);
  const analysed = new AnalysedDocuments(reviewer);
  const hosts = new HostsView(reviewer);
  const status = new StatusBar(reviewer, active);
  context.subscriptions.push(
    log,
    configs,
    thread,
    reviewer,
    active,
    map,
    status,
    new Diagnostics(reviewer),
    new ConfigDiagnostics(configs, reviewer),
    provideConfigActions(),
    publishRecognised(reviewer),
    openMapAutomatically(map, reviewer),
    openLinks(map, reviewer, log),
    provideDocumentation(),
    provideLanguage(reviewer, analysed),
    hosts,
    registerCommands({ reviewer, active, map, analysed, hosts, log, extensionUri: context.extensionUri }),
    vscode.window.registerWebviewPanelSerializer(MAP_VIEW_TYPE, { deserializeWebviewPanel: (panel) => map.restore(panel) }),
  );
  log.info(`Activated in ${(performance.now() - start).toFixed(1)} ms.`);
  return {
    onDidReview: reviewer.onDidReview,
    resultOf: (uri) => resultFor(uri, reviewer),
    statusText: () => status.text,
    threadState: () => thread.state,
    map: { onDidPost: map.onDidPost, receive: (message) => map.receive(message) },
  };
}

function resultFor(uri: vscode.Uri, reviewer: Reviewer): ReviewResult | undefined {
  const reviewed = reviewer.resultOf(uri);
  if (reviewed === undefined) return undefined;
  const { uri: subject, kind, reviews, sources } = reviewed;
  return { subject, kind, version: sources[sourceIndex(reviewed, uri) ?? 0]?.version ?? 0, reviews, sources: sources.map((source) => source.uri) };
}
