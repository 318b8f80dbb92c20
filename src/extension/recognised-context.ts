import * as vscode from 'vscode';
import type { Reviewer } from './reviewer';

/**
 * Keeps what package.json asks for: `resource in tdxMemory.recognised`, the documents that are reviewed, and
 * `resource in tdxMemory.hostCaptures`, those that are reviewed as captures of a host.
 */
export function publishRecognised(reviewer: Reviewer): vscode.Disposable {
  const publish = contextKeys();
  let known = false;
  return reviewer.onDidReview(() => {
    const results = reviewer.results();
    publish('tdxMemory.recognised', results.flatMap(({ sources }) => sources.map(({ uri }) => uri)));
    if (!known && results.length > 0) {
      known = true;
      showHosts();
    }
    publish('tdxMemory.hostCaptures', results.filter(({ kind }) => kind === 'host').flatMap(({ sources }) => sources.map(({ uri }) => uri)));
  });
}

/** The list of hosts is out of sight until there is one; then it stays. */
export function showHosts(): void {
  void vscode.commands.executeCommand('setContext', 'tdxMemory.hasCaptures', true);
}

/** Tells VS Code only what has changed: each of these asks every menu anew. */
function contextKeys(): (key: string, documents: readonly vscode.Uri[]) => void {
  const published = new Map<string, string>();
  return (key, documents) => {
    const now = documents.join('\n');
    if (now === (published.get(key) ?? '')) return;
    published.set(key, now);
    void vscode.commands.executeCommand('setContext', key, documents);
  };
}
