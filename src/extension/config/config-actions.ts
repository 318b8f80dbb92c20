import { CONFIG_NAME } from '../../analysis/index';
import * as vscode from 'vscode';
import { configActions } from '../../language/index';
import { spanOf } from '../language/analysed';

/** Corrections of what is nearly a known field, word or code of a configuration, as edits. */
export function provideConfigActions(): vscode.Disposable {
  const selector = ['json', 'jsonc'].map((language): vscode.DocumentFilter => ({ language, pattern: `**/${CONFIG_NAME}` }));
  const { QuickFix } = vscode.CodeActionKind;
  return vscode.languages.registerCodeActionsProvider(selector, { provideCodeActions: fixesOf }, { providedCodeActionKinds: [QuickFix] });
}

function fixesOf(document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
  return configActions(document.getText(), spanOf(range, document)).flatMap(({ title, preferred, change }) => {
    if (change.kind !== 'edit') return [];
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    const edits = change.edits.map((edit) => ({ at: new vscode.Range(document.positionAt(edit.span.start), document.positionAt(edit.span.end)), text: edit.text }));
    action.edit = new vscode.WorkspaceEdit();
    for (const { at, text } of edits) action.edit.replace(document.uri, at, text);
    action.diagnostics = diagnostics.filter((one) => edits.some(({ at }) => at.start.isEqual(one.range.start)));
    if (preferred === true) action.isPreferred = true;
    return [action];
  });
}
