import * as vscode from 'vscode';
import type { Reviewer } from '../reviewer';
import { opensMapAutomatically } from '../settings';
import { shownFindings } from '../shown-findings';
import type { MemoryMap } from './memory-map';

/** Opens the map, once, when the first document with findings is in sight; the focus stays in the text. */
export function openMapAutomatically(map: MemoryMap, reviewer: Reviewer): vscode.Disposable {
  /** Documents that had their turn: who closes the map does not get it back at the next key. */
  const done = new Set<string>();
  const consider = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const reviewed = document && reviewer.resultOf(document.uri);
    if (document === undefined || reviewed === undefined || done.has(document.uri.toString())) return;
    if (!opensMapAutomatically() || shownFindings(reviewed).length === 0) return;
    done.add(document.uri.toString());
    if (!map.isOpen) map.open(document.uri, { preserveFocus: true });
  };
  const subscriptions = [
    vscode.window.onDidChangeActiveTextEditor(consider),
    reviewer.onDidReview(consider),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => done.delete(uri.toString())),
  ];
  return vscode.Disposable.from(...subscriptions);
}
