import * as vscode from 'vscode';
import { openDocument } from './documents';
import { folderOf } from './host/watched-folders';

/**
 * Opens a new text beside a document, unsaved: it is the user's to keep. Its name is one that no file has.
 * @param name `dmesg.tdxmem.json`; a number is put before the endings where that is there already.
 */
export async function openUnsaved(beside: vscode.Uri, name: string, text: string, viewColumn: vscode.ViewColumn = vscode.ViewColumn.Active): Promise<vscode.TextEditor> {
  const shown = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(await freeName(beside, name)), { viewColumn, preview: false });
  await shown.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  return shown;
}

async function freeName(beside: vscode.Uri, name: string): Promise<vscode.Uri> {
  const folder = folderOf(beside);
  const [stem = name, ...endings] = name.split('.');
  for (let count = 1; ; count += 1) {
    const uri = vscode.Uri.joinPath(folder, count === 1 ? name : [`${stem}-${count}`, ...endings].join('.'));
    const untitled = uri.with({ scheme: 'untitled' });
    if (!(await exists(uri)) && openDocument(untitled) === undefined) return untitled;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
