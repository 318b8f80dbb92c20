import type * as vscode from 'vscode';
import type { Reviewer } from '../reviewer';
import { folderCaptures } from './folder-captures';
import { isFolder } from './list-folder';
import { reviewWithProgress } from './review-with-progress';
import { selectedCaptures, selectionAt } from './selected-captures';

/** Reviews again what was reviewed as one host in the window before. False where the address is a document's. */
export async function reopenHost(uri: vscode.Uri, reviewer: Reviewer, log: vscode.LogOutputChannel): Promise<boolean> {
  const selected = selectionAt(uri);
  if (selected === undefined && !(await isFolder(uri))) return false;
  const reviewed = await reviewWithProgress(reviewer, selected === undefined ? folderCaptures(uri) : selectedCaptures(selected));
  if (reviewed === undefined) log.info(`${uri.path} holds nothing to review any more.`);
  return true;
}
