import * as vscode from 'vscode';
import { baseName } from '../documents';
import type { Command } from './command';

export const openMap: Command = {
  id: 'tdxMemory.openMap',
  failure: vscode.l10n.t('The map could not be opened'),
  async run({ reviewer, active, map }, uri = active.uri) {
    const reviewed = uri && (await reviewer.currentResultOf(uri));
    if (reviewed !== undefined) map.open(reviewed.uri, { preserveFocus: false });
    else void vscode.window.showInformationMessage(uri === undefined ? NOTHING_OPEN : notRecognised(baseName(uri)));
  },
};

const NOTHING_OPEN = vscode.l10n.t('Open a boot log, a memory dump or a snapshot first: the map shows the memory of the active document.');

function notRecognised(name: string): string {
  return vscode.l10n.t('{0} is not recognised as a memory dump. If it is one, run "TDX Memory: Review This File".', name);
}
