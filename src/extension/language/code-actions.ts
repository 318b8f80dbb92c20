import * as vscode from 'vscode';
import type { Change, CodeAction } from '../../language/index';
import { ownRange, type Analysed } from './analysed';

const KINDS: Readonly<Record<CodeAction['kind'], vscode.CodeActionKind>> = {
  'quick-fix': vscode.CodeActionKind.QuickFix,
  'fix-all': vscode.CodeActionKind.SourceFixAll.append('tdxMemory'),
  source: vscode.CodeActionKind.Source.append('tdxMemory'),
};

export const PROVIDED_KINDS: readonly vscode.CodeActionKind[] = Object.values(KINDS);

/** @param diagnostics Those at the cursor: an action says which of them it is about. */
export function actionOf({ title, kind, finding, preferred, change }: CodeAction, analysed: Analysed, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, KINDS[kind]);
  if (finding !== undefined) action.diagnostics = diagnostics.filter(({ code }) => typeof code === 'object' && code.value === finding.code);
  if (preferred) action.isPreferred = true;
  apply(action, change, analysed);
  return action;
}

function apply(action: vscode.CodeAction, change: Change, analysed: Analysed): void {
  const { title } = action;
  const { uri } = analysed.document;
  switch (change.kind) {
    case 'edit': {
      const edit = new vscode.WorkspaceEdit();
      for (const { span, text } of change.edits) edit.replace(uri, ownRange(span, analysed), text);
      action.edit = edit;
      // Offsets of the text as it is after the edit.
      if (change.select !== undefined) action.command = { title, command: 'tdxMemory.select', arguments: [uri, change.select.start, change.select.end] };
      return;
    }
    case 'create':
      action.command = { title, command: 'tdxMemory.makeSnapshot', arguments: [uri, change] };
      return;
    case 'profile':
      action.command = { title, command: 'tdxMemory.chooseProfile', arguments: [uri, change.profile] };
      return;
    case 'turn-off':
      action.command = { title, command: 'tdxMemory.turnOff', arguments: [uri, change.code] };
  }
}
