import { CodeActionKind, TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import { SEMANTIC_TOKEN_TYPES } from '../language/index';
import { COMMANDS } from './commands';

export const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  codeLensProvider: {},
  inlayHintProvider: true,
  documentLinkProvider: {},
  completionProvider: { triggerCharacters: ['"', ':', ' '] },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Source, CodeActionKind.SourceFixAll], resolveProvider: true },
  semanticTokensProvider: { legend: { tokenTypes: [...SEMANTIC_TOKEN_TYPES], tokenModifiers: [] }, full: true, range: true },
  executeCommandProvider: { commands: Object.values(COMMANDS) },
};
