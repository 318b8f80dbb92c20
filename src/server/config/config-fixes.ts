import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configActions } from '../../language/index';
import { rangeOf, spanOf } from '../ranges';

/** Corrections of what is nearly a known field, word or code. */
export function configFixes(document: TextDocument, range: Range, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const own = diagnostics.filter(({ source }) => source === 'tdxmem');
  return configActions(document.getText(), spanOf(range, document)).flatMap(({ title, preferred, change }) => {
    if (change.kind !== 'edit') return [];
    const edits = change.edits.map(({ span, text }) => ({ range: rangeOf(span, document), newText: text }));
    const solved = own.filter((one) => edits.some((edit) => edit.range.start.line === one.range.start.line && edit.range.start.character === one.range.start.character));
    return [{ title, kind: CodeActionKind.QuickFix, ...(solved.length > 0 && { diagnostics: solved }), ...(preferred && { isPreferred: true }), edit: { changes: { [document.uri]: edits } } }];
  });
}
