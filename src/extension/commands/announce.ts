import * as vscode from 'vscode';
import type { MemoryMap } from '../map/memory-map';
import { mainReview, type Reviewed } from '../reviewed';
import { summaryText } from '../verdict-text';

/** Tells what came of a review. Not waited for: a command is done when the summary is on screen. */
export function announce(reviewed: Reviewed, map: MemoryMap): void {
  const show = mainReview(reviewed).verdict.kind === 'fails' ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  void show(summaryText(reviewed.name, reviewed), vscode.l10n.t('Open Map')).then((answer) => {
    if (answer !== undefined) map.open(reviewed.uri, { preserveFocus: false });
  });
}
