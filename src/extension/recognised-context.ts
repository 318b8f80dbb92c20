import * as vscode from 'vscode';
import type { Reviewer } from './reviewer';

/** Keeps the list of reviewed documents that `resource in tdxMemory.recognised` in package.json asks for. */
export function publishRecognised(reviewer: Reviewer): vscode.Disposable {
  let published = '';
  return reviewer.onDidReview(() => {
    const documents = reviewer.documents();
    const now = documents.join('\n');
    if (now === published) return;
    published = now;
    void vscode.commands.executeCommand('setContext', 'tdxMemory.recognised', documents);
  });
}
