import * as vscode from 'vscode';
import { count } from '../../analysis/index';
import type { Captures } from '../host/captures';
import { folderCaptures } from '../host/folder-captures';
import { isFolder } from '../host/list-folder';
import { reviewWithProgress } from '../host/review-with-progress';
import { selectedCaptures } from '../host/selected-captures';
import { announce } from './announce';
import type { Command } from './command';

export const reviewHost: Command = {
  id: 'tdxMemory.reviewHost',
  failure: 'The captures could not be reviewed as one host',
  async run({ reviewer, active, map }, uri, selection) {
    const selected = Array.isArray(selection) ? selection.filter((item) => item instanceof vscode.Uri) : [];
    const chosen = selected.length > 0 ? selected : uri === undefined ? await askForFolder(active.uri) : [uri];
    const captures = await capturesOf(chosen);
    if (captures === undefined) return;
    const reviewed = await reviewWithProgress(reviewer, captures);
    if (reviewed === undefined) {
      void vscode.window.showInformationMessage(`Nothing of ${captures.name} was reviewed: it holds no boot log, no listing of memory and no snapshot, or the review was cancelled.`);
      return;
    }
    map.open(reviewed.uri, { preserveFocus: false });
    announce(reviewed, map);
    const { missing } = reviewed;
    if (missing.length > 0) void vscode.window.showWarningMessage(`${count(missing.length, 'file')} could not be read and ${missing.length === 1 ? 'is' : 'are'} no part of it: ${missing.map(({ name, reason }) => `${name} (${reason})`).join(', ')}.`);
  },
};

async function capturesOf(chosen: readonly vscode.Uri[]): Promise<Captures | undefined> {
  const [first, ...others] = chosen;
  if (first === undefined) return undefined;
  return others.length === 0 && (await isFolder(first)) ? folderCaptures(first) : selectedCaptures(chosen);
}

/** From the command palette: the folder of the document that the user is at is the likely one. */
async function askForFolder(active: vscode.Uri | undefined): Promise<readonly vscode.Uri[]> {
  const folder = active?.scheme === 'file' ? vscode.Uri.joinPath(active, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  const picked = await vscode.window.showOpenDialog({
    title: 'Folder with the Captures of One Host',
    openLabel: 'Review as One Host',
    canSelectFiles: false,
    canSelectFolders: true,
    ...(folder && { defaultUri: folder }),
  });
  return picked ?? [];
}
