import type { Span } from '../analysis/index';
import type { Token } from './token';
import { tokensOf } from './tokens';

/** Token types that every editor's themes know, in the order of the legend. */
export const SEMANTIC_TOKEN_TYPES = ['number', 'string', 'keyword', 'enumMember', 'parameter', 'macro'] as const;
export type SemanticTokenType = (typeof SEMANTIC_TOKEN_TYPES)[number];

export interface SemanticToken {
  readonly span: Span;
  readonly type: SemanticTokenType;
}

const TYPES: Readonly<Record<Token['kind'], SemanticTokenType>> = {
  range: 'number',
  address: 'number',
  'no-address': 'number',
  pfn: 'number',
  size: 'string',
  keyword: 'keyword',
  node: 'enumMember',
  block: 'enumMember',
  flags: 'parameter',
  status: 'macro',
  errno: 'macro',
};

/** The figures and words of a part of a text; one that is cut at its end is left for the next part. */
export function semanticTokens(text: string, span: Span): readonly SemanticToken[] {
  return [...tokensOf(text, span)].flatMap((token): readonly SemanticToken[] => {
    const type = TYPES[token.kind];
    return token.kind === 'range' ? [token.first, token.last].map((part) => ({ span: part, type })) : [{ span: token.span, type }];
  });
}
