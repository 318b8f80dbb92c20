import { SemanticTokensBuilder, type SemanticTokens } from 'vscode-languageserver';
import type { Span } from '../../analysis/index';
import { SEMANTIC_TOKEN_TYPES, semanticTokens } from '../../language/index';
import type { Analysis } from '../analysis';

export function tokensOf(analysis: Analysis, span: Span): SemanticTokens {
  return built(analysis, [span]);
}

/** UTF-16 units: above this, the tokens of all lines would take longer than anyone waits. */
const LARGE = 2 ** 20;

/** The tokens of a whole document; of a large one those of the lines that the review has read. Editors that ask for parts get them all. */
export function allTokensOf(analysis: Analysis): SemanticTokens {
  const { length } = analysis.document.getText();
  if (length <= LARGE) return built(analysis, [{ start: 0, end: length }]);
  const { here, reviews, source } = analysis.index;
  const places = [...here.map(({ fact }) => fact.at), ...reviews.flatMap(({ host }) => host.observed.messages.map(({ at }) => at))];
  const starts = new Map(places.filter((at) => at.source === source).map(({ span }) => [span.start, span]));
  return built(analysis, [...starts.values()].sort((a, b) => a.start - b.start));
}

function built({ document, sources, index }: Analysis, spans: readonly Span[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const lines = sources[index.source]?.lines;
  let last = -1;
  for (const { span: part, type } of spans.flatMap((span) => semanticTokens(document.getText(), span))) {
    const at = lines?.positionAt(part.start);
    // Objects of JSON nest, so their tokens may come twice.
    if (at === undefined || part.start <= last) continue;
    last = part.start;
    builder.push(at.line, at.column, part.end - part.start, SEMANTIC_TOKEN_TYPES.indexOf(type), 0);
  }
  return builder.build();
}
