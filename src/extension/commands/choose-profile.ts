import * as vscode from 'vscode';
import { profileChoices, type ProfileItem } from '../profile-items';
import { isProfileChoice, type ProfileChoice } from '../settings';
import type { Command } from './command';

export const chooseProfile: Command = {
  id: 'tdxMemory.chooseProfile',
  failure: vscode.l10n.t('The kernel profile could not be changed'),
  async run({ reviewer, active, map }, uri = active.uri ?? map.subject, wanted) {
    const reviewed = uri && reviewer.resultOf(uri);
    if (reviewed === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a boot log, a memory dump or a snapshot first.'));
      return;
    }
    if (isProfileChoice(wanted)) {
      await reviewer.chooseProfile(reviewed, wanted);
      return;
    }
    const picked = await vscode.window.showQuickPick(itemsFor(reviewed.profile), {
      title: vscode.l10n.t('Kernel Profile for {0}', reviewed.name),
      placeHolder: vscode.l10n.t('Holds until the file is closed or the host is ended; the setting tdxMemory.kernelProfile is for all files'),
      matchOnDetail: true,
    });
    if (picked !== undefined) await reviewer.chooseProfile(reviewed, picked.choice);
  },
};

function itemsFor(current: ProfileChoice): readonly ProfileItem[] {
  return profileChoices().map((item) => (item.choice === current ? { ...item, description: `${item.description ?? ''} $(check) ${vscode.l10n.t('now')}`.trim() } : item));
}
