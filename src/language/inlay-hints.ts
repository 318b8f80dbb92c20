import { hex, humanSize, sizeOf, type RangedFact, type Span } from '../analysis/index';
import { factsIn, type LanguageIndex } from './language-index';
import type { Token } from './token';
import { tokensOf } from './tokens';

export interface InlayHint {
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

/** The size of every range in a part of the text, behind the range. */
export function inlayHints(index: LanguageIndex, span: Span): readonly InlayHint[] {
  const hints = new Map<number, InlayHint>();
  for (const { fact } of factsIn(index, span)) {
    const offset = behind(fact, index.text);
    if (offset === undefined || hints.has(offset)) continue;
    const { start, end } = fact.range;
    hints.set(offset, { offset, text: humanSize(sizeOf(fact.range)), tooltip: `From ${hex(start)} to ${hex(end)}, exclusive: the last byte is ${hex(Math.max(start, end - 1))}.` });
  }
  return [...hints.values()];
}

/** Behind the two bounds where they stand together, behind the size where it stands for itself. */
function behind({ range, at }: RangedFact, text: string): number | undefined {
  let size: Token | undefined;
  for (const token of tokensOf(text, at.span)) {
    if (token.kind === 'range' && token.range.start === range.start) return text[token.span.end] === ']' || text[token.span.end] === ')' ? token.span.end + 1 : token.span.end;
    if (token.kind === 'size' && token.bytes === sizeOf(range)) size ??= token;
  }
  // `2G` says already what a hint would.
  if (size === undefined || !/^0x/i.test(text.slice(size.span.start, size.span.end))) return undefined;
  return text[size.span.end] === '"' ? size.span.end + 1 : size.span.end;
}
