import * as vscode from 'vscode';
import { filesBelow, MOST_FILES, type FolderEntry } from '../../analysis/index';
import { baseName } from '../documents';

/** A file below a folder, with its path from there. */
export interface FileBelow {
  readonly at: vscode.Uri;
  readonly path: string;
}

/** The files below a folder that may be captures, by the rule that the command line has too. */
export async function listFolder(folder: vscode.Uri, token: vscode.CancellationToken | undefined): Promise<readonly FileBelow[]> {
  const files = await filesBelow(folder, async (at) => (token?.isCancellationRequested === true ? [] : entriesOf(at)));
  if (files.length <= MOST_FILES) return files;
  throw new Error(vscode.l10n.t('{0} holds more than {1} files, so it is hardly the folder of one host. Name the folder of the host, or select its files.', baseName(folder), MOST_FILES));
}

async function entriesOf(folder: vscode.Uri): Promise<readonly FolderEntry<vscode.Uri>[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries.map(([name, type]) => ({ name, kind: kindOf(type), at: vscode.Uri.joinPath(folder, name) }));
}

/** A link has a bit beside that of what it leads to. */
function kindOf(type: vscode.FileType): FolderEntry<vscode.Uri>['kind'] {
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}

export async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    // What is not there is told by whoever reads it.
    return false;
  }
}
