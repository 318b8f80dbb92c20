import * as vscode from 'vscode';

/** Runs what a user asked for. What goes wrong is logged whole and shown as one plain sentence. */
export async function guard(log: vscode.LogOutputChannel, what: string, action: () => unknown): Promise<void> {
  try {
    await action();
  } catch (error) {
    reportFailure(log, what, error);
  }
}

/** @param what What did not work, as the beginning of a sentence: `The map could not be opened`. */
export function reportFailure(log: vscode.LogOutputChannel, what: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  log.error(`${what}: ${error instanceof Error ? (error.stack ?? reason) : reason}`);
  // Waiting for an answer would keep the command running for as long as the message is on screen.
  void vscode.window.showErrorMessage(`${what}: ${reason}`, vscode.l10n.t('Show Log')).then((answer) => {
    if (answer !== undefined) log.show(true);
  });
}
