import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TdxMemoryApi } from '../../../../src/extension/api';
import { scratchUri } from '../../scratch';

export const EXTENSION_ID = 'tdx-memory-review.tdx-memory-review';

export async function activated(): Promise<TdxMemoryApi> {
  const extension = vscode.extensions.getExtension<TdxMemoryApi>(EXTENSION_ID);
  assert.ok(extension);
  return extension.activate();
}

/** Waits until something is so; fails with what it was at last. */
export async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`It did not come to be that ${what}.`);
    await pause(20);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Longer than a review waits for a pause in typing. */
export function quietTime(): Promise<void> {
  return pause(500);
}

/** Opens a new file with this text as a user would, so that closing its editor closes the document too. */
export async function openFile(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = scratchUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return openAt(uri);
}

/** Opens a file that is there as a user would. */
export async function openAt(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return until(`${uri.path} is open and active`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.toString() === uri.toString() && document;
  });
}

/** Whether a file or a folder is there, on whatever file system. */
export function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(() => true, () => false);
}

/** Waits for the review of the text that the document has now. */
export async function reviewed(document: vscode.TextDocument): Promise<NonNullable<ReturnType<TdxMemoryApi['resultOf']>>> {
  const api = await activated();
  return until(`version ${document.version} of ${document.fileName} is reviewed`, () => {
    const result = api.resultOf(document.uri);
    return result?.version === document.version && result;
  });
}

export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

/** Closes every editor; what was typed goes with them. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty === true) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('every editor is closed', () => vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0));
}

export interface PlainDiagnostic {
  readonly code: unknown;
  readonly severity: keyof typeof vscode.DiagnosticSeverity;
  /** `line:column-line:column`, from zero. */
  readonly range: string;
  readonly related: readonly string[];
}

/** Our diagnostics of a document, without their words. */
export function diagnosticsOf(document: vscode.TextDocument): readonly PlainDiagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'TDX Memory')
    .map(({ code, severity, range, relatedInformation = [] }) => ({
      code: typeof code === 'object' ? code.value : code,
      severity: vscode.DiagnosticSeverity[severity] as keyof typeof vscode.DiagnosticSeverity,
      range: plainRange(range),
      related: relatedInformation.map(({ location }) => plainRange(location.range)),
    }));
}

export function codesOf(document: vscode.TextDocument): readonly unknown[] {
  return diagnosticsOf(document).map(({ code }) => code);
}

export function plainRange({ start, end }: vscode.Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** Changes settings of the user for the time of `body`. */
export async function withSettings(values: Readonly<Record<string, unknown>>, body: () => Promise<void>): Promise<void> {
  const set = async (key: string, value: unknown): Promise<void> =>
    vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
  for (const [key, value] of Object.entries(values)) await set(key, value);
  try {
    await body();
  } finally {
    for (const key of Object.keys(values)) await set(key, undefined);
  }
}
