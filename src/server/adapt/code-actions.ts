import { CodeActionKind, type CodeAction as LspAction, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver';
import { newDocument, type Change, type CodeAction, type NewDocument } from '../../language/index';
import type { Analysis } from '../analysis';
import type { ClientAbilities } from '../client-abilities';
import { COMMANDS } from '../commands';
import { rangeOf } from '../ranges';

const KINDS: Readonly<Record<CodeAction['kind'], CodeActionKind>> = {
  'quick-fix': CodeActionKind.QuickFix,
  'fix-all': CodeActionKind.SourceFixAll,
  source: CodeActionKind.Source,
};

/** What an action that is not made yet needs to be made. */
export interface Unmade extends Pick<NewDocument, 'name' | 'review' | 'cmrs'> {
  readonly uri: string;
  readonly version: number;
}

/** Nothing where the client cannot do what the action wants: to create files is all that not every client can. */
export function actionOf({ title, kind, finding, preferred, change }: CodeAction, analysis: Analysis, diagnostics: readonly Diagnostic[], client: ClientAbilities): readonly LspAction[] {
  const effect = effectOf(title, change, analysis, client);
  if (effect === undefined) return [];
  const solved = finding === undefined ? [] : diagnostics.filter((one) => one.code === finding.code && one.source === 'tdxmem');
  return [{ title, kind: KINDS[kind], ...(solved.length > 0 && { diagnostics: solved }), ...(preferred && { isPreferred: true }), ...effect }];
}

function effectOf(title: string, change: Change, analysis: Analysis, client: ClientAbilities): Pick<LspAction, 'edit' | 'command' | 'data'> | undefined {
  const { document, version } = analysis;
  const { uri } = document;
  switch (change.kind) {
    case 'edit':
      return { edit: { changes: { [uri]: change.edits.map(({ span, text }) => ({ range: rangeOf(span, document), newText: text })) } } };
    case 'create': {
      if (!client.createsFiles || !uri.startsWith('file:')) return undefined;
      const { name, review, cmrs } = change;
      const unmade: Unmade = { uri, version, name, review, ...(cmrs !== undefined && { cmrs }) };
      if (client.resolvesActions) return { data: unmade };
      const edit = creation(unmade, analysis);
      return edit && { edit };
    }
    case 'profile':
      return { command: { title, command: COMMANDS.reviewAs, arguments: [uri, change.profile] } };
    case 'turn-off':
      return { command: { title, command: COMMANDS.turnOff, arguments: [uri, change.code] } };
  }
}

/** A file that is there already makes the whole edit fail: nothing is overwritten. */
export function creation(unmade: Unmade, { index }: Analysis): WorkspaceEdit | undefined {
  const made = newDocument(index, unmade);
  if (made === undefined) return undefined;
  const uri = new URL(encodeURIComponent(unmade.name), unmade.uri).href;
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: made.text }] },
    ],
  };
}
