import * as vscode from 'vscode';
import { baseName } from '../documents';
import type { Captures } from './captures';
import { listFolder } from './list-folder';

/** Every text below a folder. */
export function folderCaptures(folder: vscode.Uri): Captures {
  return {
    uri: folder,
    kind: 'host',
    name: baseName(folder),
    list: async (token) => (await listFolder(folder, token)).map(({ at, path }) => ({ uri: at, name: path })),
    watched: () => [new vscode.RelativePattern(folder, '**/*')],
  };
}
