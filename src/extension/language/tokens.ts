import * as vscode from 'vscode';
import { SEMANTIC_TOKEN_TYPES, type SemanticToken } from '../../language/index';
import { ownRange, type Analysed } from './analysed';

export const TOKEN_LEGEND = new vscode.SemanticTokensLegend([...SEMANTIC_TOKEN_TYPES]);

export function tokensOf(tokens: readonly SemanticToken[], analysed: Analysed): vscode.SemanticTokens {
  const builder = new vscode.SemanticTokensBuilder(TOKEN_LEGEND);
  for (const { span, type } of tokens) builder.push(ownRange(span, analysed), type);
  return builder.build();
}
