import * as vscode from 'vscode';
import type { Reviewed } from '../reviewed';
import type { Reviewer } from '../reviewer';
import type { Captures } from './captures';

/** Reviews captures as one host, with a notification that counts the files and ends the work when it is cancelled. */
export async function reviewWithProgress(reviewer: Reviewer, captures: Captures): Promise<Reviewed | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Reviewing {0} as one host', captures.name), cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    let told = 0;
    const reviewed = await reviewer.requestHost(captures, {
      token,
      progress(done, of) {
        progress.report({ message: vscode.l10n.t('{0} of {1} files', done, of), increment: of === 0 ? 0 : ((done - told) / of) * 100 });
        told = done;
      },
    });
    return token.isCancellationRequested ? undefined : reviewed;
  });
}
