import { PROFILE_IDS, type ProfileId, type Severity } from '../analysis/index';
import * as vscode from 'vscode';

export const SECTION = 'tdxMemory';

export type ProfileChoice = ProfileId | 'auto';
/** How a finding is shown; VS Code has one level more than the review. */
export type ShownSeverity = Severity | 'hint';
export type SeverityOverride = ShownSeverity | 'off';

const OVERRIDES: readonly SeverityOverride[] = ['error', 'warning', 'information', 'hint', 'off'];

export function isProfileChoice(value: unknown): value is ProfileChoice {
  return value === 'auto' || (PROFILE_IDS as readonly unknown[]).includes(value);
}

function isOverride(value: unknown): value is SeverityOverride {
  return (OVERRIDES as readonly unknown[]).includes(value);
}

/** What someone has set; the default is nobody's choice. A value that is none of ours counts as not set: VS Code marks it in the settings. */
export function kernelProfile(uri: vscode.Uri): ProfileChoice | undefined {
  const set = vscode.workspace.getConfiguration(SECTION, uri).inspect<unknown>('kernelProfile');
  const value = set?.workspaceFolderValue ?? set?.workspaceValue ?? set?.globalValue;
  return isProfileChoice(value) ? value : undefined;
}

/** By finding code. */
export function severityOverrides(uri: vscode.Uri): ReadonlyMap<string, SeverityOverride> {
  const value = vscode.workspace.getConfiguration(SECTION, uri).get<unknown>('severity');
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).filter((entry): entry is [string, SeverityOverride] => isOverride(entry[1])));
}

export function opensMapAutomatically(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get('map.openAutomatically', false);
}
