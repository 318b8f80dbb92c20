import { profiles } from '../analysis/index';
import * as vscode from 'vscode';
import type { ProfileChoice } from './settings';

export interface ProfileItem extends vscode.QuickPickItem {
  readonly choice: ProfileChoice;
}

/** Every kernel profile, and the automatic choice, to pick from. */
export function profileChoices(): readonly ProfileItem[] {
  const auto: ProfileItem = { choice: 'auto', label: vscode.l10n.t('Automatic'), detail: vscode.l10n.t('Taken from the evidence: what the log says, then the kernel release.') };
  return [auto, ...profiles.map(({ id, title, description }): ProfileItem => ({ choice: id, label: title, description: id, detail: description }))];
}
