import * as vscode from 'vscode';
import { findCaptures as lookThrough } from '../hosts/captures-found';
import { showHosts } from '../recognised-context';
import type { Command } from './command';

/** Looks through the workspace and lists what it finds by host. */
export const findCaptures: Command = {
  id: 'tdxMemory.findCaptures',
  failure: vscode.l10n.t('The workspace could not be looked through'),
  async run({ reviewer, hosts, log }) {
    const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Looking for captures'), cancellable: true };
    const found = await vscode.window.withProgress(options, async (progress, token) => {
      let told = 0;
      const captures = await lookThrough(reviewer, log, (done, of) => {
        progress.report({ message: vscode.l10n.t('{0} of {1} files', done, of), increment: of === 0 ? 0 : ((done - told) / of) * 100 });
        told = done;
      }, token);
      return token.isCancellationRequested ? undefined : captures;
    });
    if (found === undefined) return;
    hosts.show(found);
    if (found.length > 0) showHosts();
    vscode.window.setStatusBarMessage(`$(search) ${foundText(found.length)}`, 4000);
  },
};

function foundText(captures: number): string {
  return captures === 1 ? vscode.l10n.t('1 capture found') : vscode.l10n.t('{0} captures found', captures);
}
