import * as vscode from 'vscode';

/** Languages in which dumps are found. Each has an `onLanguage` activation event in package.json. */
export const DUMP_LANGUAGES: ReadonlySet<string> = new Set(['log', 'plaintext', 'json', 'jsonc', 'tdx-memory-dump']);

/** Documents that repeat another one, or that VS Code and extensions write themselves. */
const FOREIGN_SCHEMES: ReadonlySet<string> = new Set(['git', 'output', 'vscode-scm', 'search-editor', 'comment', 'vscode-settings']);

/** Whether a document may hold a dump; only its text can tell whether it does. */
export function mayHoldDump({ languageId, uri }: vscode.TextDocument): boolean {
  return DUMP_LANGUAGES.has(languageId) && !isForeign(uri);
}

export function isForeign({ scheme }: vscode.Uri): boolean {
  return FOREIGN_SCHEMES.has(scheme);
}

/** File name without its folders. */
export function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The document of an address, if VS Code has it open and shares it. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
}
