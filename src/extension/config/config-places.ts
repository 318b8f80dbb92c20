import { CONFIG_NAME } from '../../analysis/index';
import * as vscode from 'vscode';
import { baseName } from '../documents';
import { foldersAbove } from './folders-above';

export function isConfig(uri: vscode.Uri): boolean {
  return baseName(uri) === CONFIG_NAME;
}

/**
 * Where the configuration of a document may lie, nearest first: in its folder and above, up to its workspace folder. Above a
 * document that is in none, up to the root; what lies in no file system has no configuration.
 */
export function configPlaces(uri: vscode.Uri): readonly vscode.Uri[] {
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (top === undefined && vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) return [];
  return foldersAbove(uri.path, top?.path.replace(/(?<=.)\/$/, '')).map((path) => vscode.Uri.joinPath(uri.with({ path }), CONFIG_NAME));
}
