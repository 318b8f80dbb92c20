import * as vscode from 'vscode';
import type { Command } from './command';

export const endHost: Command = {
  id: 'tdxMemory.endHost',
  failure: vscode.l10n.t('The review of the host could not be ended'),
  run({ reviewer, active, map }, uri = active.uri ?? map.subject) {
    const reviewed = uri && reviewer.resultOf(uri);
    if (reviewed?.kind === 'host') reviewer.endHost(reviewed.uri);
    else void vscode.window.showInformationMessage(vscode.l10n.t('The active document is not reviewed as a capture of a host.'));
  },
};
