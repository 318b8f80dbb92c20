import * as vscode from 'vscode';
import { count } from '../../analysis/index';
import { findCaptures as lookThrough } from '../hosts/captures-found';
import { showHosts } from '../recognised-context';
import type { Command } from './command';

/** Looks through the workspace and lists what it finds by host. */
export const findCaptures: Command = {
  id: 'tdxMemory.findCaptures',
  failure: 'The workspace could not be looked through',
  async run({ profiles, hosts, log }) {
    const options = { location: vscode.ProgressLocation.Notification, title: 'Looking for captures', cancellable: true };
    const found = await vscode.window.withProgress(options, async (progress, token) => {
      let told = 0;
      const captures = await lookThrough(profiles, log, (done, of) => {
        progress.report({ message: `${done} of ${of} files`, increment: of === 0 ? 0 : ((done - told) / of) * 100 });
        told = done;
      }, token);
      return token.isCancellationRequested ? undefined : captures;
    });
    if (found === undefined) return;
    hosts.show(found);
    if (found.length > 0) showHosts();
    vscode.window.setStatusBarMessage(`$(search) ${count(found.length, 'capture')} found`, 4000);
  },
};
