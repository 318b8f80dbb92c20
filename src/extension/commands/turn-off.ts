import * as vscode from 'vscode';
import { SECTION, severityOverrides } from '../settings';
import type { Command } from './command';

/** Turns a finding off: in the workspace where there is one, else for the user. */
export const turnOff: Command = {
  id: 'tdxMemory.turnOff',
  failure: vscode.l10n.t('The finding could not be turned off'),
  async run(_services, uri, code) {
    if (uri === undefined || typeof code !== 'string') return;
    const target = vscode.workspace.workspaceFolders === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
    const severity = { ...Object.fromEntries(severityOverrides(uri)), [code]: 'off' };
    await vscode.workspace.getConfiguration(SECTION, uri).update('severity', severity, target);
  },
};
