import type { ConfigFiles } from '../../analysis/index';
import * as vscode from 'vscode';
import { openDocument } from '../documents';
import { referencePath } from '../host/reference-path';
import { folderOf } from '../host/watched-folders';
import { pathBelow } from './path-below';

/** Configurations wherever the workspace is, named by addresses. Of an open one the text counts that its editor has. */
export const configFiles: ConfigFiles = {
  async read(file) {
    const uri = vscode.Uri.parse(file, true);
    const open = openDocument(uri);
    if (open !== undefined) return open.getText();
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      return { unreadable: vscode.l10n.t('It could not be read: {0}.', error instanceof Error ? error.message : String(error)) };
    }
  },
  resolve(from, path) {
    const uri = vscode.Uri.parse(from, true);
    return uri.with({ path: referencePath(folderOf(uri).path.replace(/\/$/, ''), path) }).toString();
  },
  below(config, file) {
    const [from, to] = [vscode.Uri.parse(config, true), vscode.Uri.parse(file, true)];
    return from.scheme === to.scheme && from.authority === to.authority ? pathBelow(folderOf(from).path, to.path) : undefined;
  },
};
