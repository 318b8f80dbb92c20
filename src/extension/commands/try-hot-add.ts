import * as vscode from 'vscode';
import { mainReview } from '../reviewed';
import type { Command } from './command';

/** Opens the map's question: what would become of memory that is added? */
export const tryHotAdd: Command = {
  id: 'tdxMemory.tryHotAdd',
  failure: vscode.l10n.t('The map could not be opened'),
  async run({ reviewer, active, map }, uri = active.uri ?? map.subject, boot) {
    const reviewed = uri && (await reviewer.currentResultOf(uri));
    if (reviewed === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a boot log, a memory dump or a snapshot first.'));
      return;
    }
    map.askHotAdd(reviewed.uri, typeof boot === 'number' ? boot : mainReview(reviewed).boot);
  },
};
