import * as vscode from 'vscode';
import type { CaptureFile } from './captures';

/** Patterns for the folders that hold these files. A pattern for the file itself would take `[` in its name for its own. */
export function watchedFolders(files: readonly CaptureFile[]): readonly vscode.RelativePattern[] {
  const folders = new Map(files.map(({ uri }) => [folderOf(uri).toString(), folderOf(uri)]));
  return [...folders.values()].map((folder) => new vscode.RelativePattern(folder, '*'));
}

export function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
