import { markdownReport, type LineIndex, type Review } from '../../analysis/index';
import * as vscode from 'vscode';
import type { FileToSave } from '../../../webview/protocol';
import { folderOf } from '../host/watched-folders';

/** Lets the user choose a place for a file that the page made, and writes it. VS Code asks before it replaces another one. */
export async function saveFile({ name, content, encoding }: FileToSave, beside: vscode.Uri): Promise<void> {
  const bytes = encoding === 'utf8' ? new TextEncoder().encode(content) : Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  await saveBytes(name, bytes, beside);
}

async function saveBytes(name: string, bytes: Uint8Array, beside: vscode.Uri): Promise<void> {
  const uri = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(folderOf(beside), name), saveLabel: vscode.l10n.t('Save') });
  if (uri !== undefined) await vscode.workspace.fs.writeFile(uri, bytes);
}

/** The report of a review as Markdown, for an issue thread. */
export async function deliverReport(to: 'clipboard' | 'file', review: Review, lines: readonly LineIndex[], beside: vscode.Uri): Promise<void> {
  const text = markdownReport(review, lines, { full: false });
  if (to === 'file') return saveBytes(`${baseOf(beside)}.md`, new TextEncoder().encode(text), beside);
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('The report is on the clipboard')}`, 4000);
}

function baseOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '') || 'review';
}
