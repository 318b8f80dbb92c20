import type * as vscode from 'vscode';
import type { ActiveDocument } from '../active-document';
import type { HostsView } from '../hosts/hosts-view';
import type { AnalysedDocuments } from '../language/analysed';
import type { MemoryMap } from '../map/memory-map';
import type { Reviewer } from '../reviewer';

/** What a command may use. */
export interface Services {
  readonly reviewer: Reviewer;
  readonly active: ActiveDocument;
  readonly map: MemoryMap;
  readonly analysed: AnalysedDocuments;
  readonly hosts: HostsView;
  readonly log: vscode.LogOutputChannel;
  readonly extensionUri: vscode.Uri;
}

export interface Command {
  /** As in package.json. */
  readonly id: string;
  /** Begins the message that is shown when it fails. */
  readonly failure: string;
  /**
   * @param uri The document or folder, where a menu of one, a lens or an action runs the command.
   * @param rest What else is handed over: the explorer gives all that is selected in it, lenses and actions what they are about.
   */
  run(services: Services, uri?: vscode.Uri, ...rest: readonly unknown[]): Promise<void> | void;
}
