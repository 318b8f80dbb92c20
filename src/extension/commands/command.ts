import type * as vscode from 'vscode';
import type { ActiveDocument } from '../active-document';
import type { MemoryMap } from '../map/memory-map';
import type { Reviewer } from '../reviewer';

/** What a command may use. */
export interface Services {
  readonly reviewer: Reviewer;
  readonly active: ActiveDocument;
  readonly map: MemoryMap;
}

export interface Command {
  /** As in package.json. */
  readonly id: string;
  /** Begins the message that is shown when it fails. */
  readonly failure: string;
  /**
   * @param uri The document or folder, where a menu of one runs the command.
   * @param selected All that is selected in the explorer, where its menu runs the command.
   */
  run(services: Services, uri?: vscode.Uri, selected?: readonly vscode.Uri[]): Promise<void> | void;
}
