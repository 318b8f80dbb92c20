import * as vscode from 'vscode';
import type { Span } from '../../analysis/index';
import { SEMANTIC_TOKEN_TYPES, semanticTokens } from '../../language/index';
import { ownRange, type Analysed } from './analysed';

export const TOKEN_LEGEND = new vscode.SemanticTokensLegend([...SEMANTIC_TOKEN_TYPES]);

export function tokensOf(span: Span, analysed: Analysed): vscode.SemanticTokens {
  const builder = new vscode.SemanticTokensBuilder(TOKEN_LEGEND);
  for (const { span: at, type } of semanticTokens(analysed.index.text, span)) builder.push(ownRange(at, analysed), type);
  return builder.build();
}
