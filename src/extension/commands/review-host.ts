import * as vscode from 'vscode';
import type { Captures } from '../host/captures';
import { folderCaptures } from '../host/folder-captures';
import { isFolder } from '../host/list-folder';
import { reviewWithProgress } from '../host/review-with-progress';
import { selectedCaptures } from '../host/selected-captures';
import type { Reviewed } from '../reviewed';
import { announce } from './announce';
import type { Command } from './command';

export const reviewHost: Command = {
  id: 'tdxMemory.reviewHost',
  failure: vscode.l10n.t('The captures could not be reviewed as one host'),
  async run({ reviewer, active, map }, uri, selection) {
    const selected = Array.isArray(selection) ? selection.filter((item) => item instanceof vscode.Uri) : [];
    const chosen = selected.length > 0 ? selected : uri === undefined ? await askForFolder(active.uri) : [uri];
    const captures = await capturesOf(chosen);
    if (captures === undefined) return;
    const reviewed = await reviewWithProgress(reviewer, captures);
    if (reviewed === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing of {0} was reviewed: it holds no boot log, no listing of memory and no snapshot, or the review was cancelled.', captures.name));
      return;
    }
    map.open(reviewed.uri, { preserveFocus: false });
    announce(reviewed, map);
    const { missing } = reviewed;
    if (missing.length > 0) void vscode.window.showWarningMessage(unreadText(missing));
  },
};

function unreadText(missing: Reviewed['missing']): string {
  const files = missing.map(({ name, reason }) => `${name} (${reason})`).join(', ');
  if (missing.length === 1) return vscode.l10n.t('1 file could not be read and is no part of it: {0}.', files);
  return vscode.l10n.t('{0} files could not be read and are no part of it: {1}.', missing.length, files);
}

async function capturesOf(chosen: readonly vscode.Uri[]): Promise<Captures | undefined> {
  const [first, ...others] = chosen;
  if (first === undefined) return undefined;
  return others.length === 0 && (await isFolder(first)) ? folderCaptures(first) : selectedCaptures(chosen);
}

/** From the command palette: the folder of the document that the user is at is the likely one. */
async function askForFolder(active: vscode.Uri | undefined): Promise<readonly vscode.Uri[]> {
  const folder = active?.scheme === 'file' ? vscode.Uri.joinPath(active, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Folder with the Captures of One Host'),
    openLabel: vscode.l10n.t('Review as One Host'),
    canSelectFiles: false,
    canSelectFolders: true,
    ...(folder && { defaultUri: folder }),
  });
  return picked ?? [];
}
