import { createScanner } from 'jsonc-parser';
import type { Span } from '../../base/span';

/** Says what is wrong at one place. */
export type Report = (span: Span, message: string) => void;

export type TokenKind = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'number' | 'literal' | 'word' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
  /** What a string says, without quotes and escapes; anything else as it is written. */
  readonly text: string;
}

/** jsonc-parser's SyntaxKind, an enum that isolated modules cannot name. Spaces and line breaks (14, 15) are not here. */
const KINDS: Readonly<Record<number, TokenKind | 'comment'>> = {
  1: '{',
  2: '}',
  3: '[',
  4: ']',
  5: ',',
  6: ':',
  7: 'literal',
  8: 'literal',
  9: 'literal',
  10: 'string',
  11: 'number',
  12: 'comment',
  13: 'comment',
  16: 'word',
};
const END_OF_TEXT = 17;

/** jsonc-parser's ScanError, likewise. 3, a number that stops early, makes the number a word. */
const SCAN_ERRORS: Readonly<Record<number, string>> = {
  1: 'This comment is never closed by `*/`.',
  2: 'This text is not closed by a double quote.',
  4: 'A `\\u` in JSON text is followed by four hex digits.',
  5: 'JSON does not know this escape; a backslash in text is written `\\\\`.',
  6: 'This text holds a control character, such as a tab; write it as an escape.',
};
const UNCLOSED_STRING = 2;
const UNFINISHED_NUMBER = 3;

/** Reads a text as tokens. What is wrong inside a token is reported here. */
export function tokensOf(text: string, report: Report): readonly Token[] {
  const scanner = createScanner(text);
  const tokens: Token[] = [];
  for (;;) {
    const found = scanner.scan() as number;
    const start = scanner.getTokenOffset();
    // The scanner counts one character too many for a comment that is never closed.
    const span = { start, end: Math.min(text.length, start + scanner.getTokenLength()) };
    if (found === END_OF_TEXT) return tokens;
    const kind = KINDS[found];
    if (kind === undefined) continue;
    const error = scanner.getTokenError() as number;
    if (error === UNCLOSED_STRING) {
      span.end = endOfUnclosed(text, span);
      scanner.setPosition(span.end);
    }
    const complaint = SCAN_ERRORS[error] ?? (kind === 'comment' ? 'JSON has no comments; this one is left out.' : undefined);
    if (complaint !== undefined) report(span, complaint);
    if (kind === 'comment') continue;
    const value = error === UNCLOSED_STRING ? text.slice(start + 1, span.end) : scanner.getTokenValue();
    const token: Token = { kind: error === UNFINISHED_NUMBER ? 'word' : kind, span, text: value };
    const last = tokens.at(-1);
    if (last !== undefined && joins(last, token)) tokens[tokens.length - 1] = joined(last, token);
    else tokens.push(token);
  }
}

/** Where the text whose quote is missing ends: in `"node-a },` the brackets at the end of the line are not part of it. */
function endOfUnclosed(text: string, { start, end }: Span): number {
  let last = end;
  while (last > start + 1 && ' \t\r,]}'.includes(text[last - 1] ?? '')) last -= 1;
  return last;
}

/** `0x100000` without quotes reads as the number 0 and the word x100000; `2G` likewise. */
function joins(first: Token, second: Token): boolean {
  return first.span.end === second.span.start && isBare(first) && isBare(second);
}

function isBare({ kind }: Token): boolean {
  return kind === 'number' || kind === 'literal' || kind === 'word';
}

function joined(first: Token, second: Token): Token {
  return { kind: 'word', span: { start: first.span.start, end: second.span.end }, text: first.text + second.text };
}
