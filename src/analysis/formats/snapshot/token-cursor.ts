import { tokensOf, type Report, type Token } from './token';

/** Walks through the tokens of a text. Before the first and after the last there is only `end`. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  readonly #report: Report;
  /** Index of the next token. */
  #next = 0;

  constructor(text: string, report: Report) {
    this.#tokens = tokensOf(text, report);
    this.#end = { kind: 'end', span: { start: text.length, end: text.length }, text: '' };
    this.#report = report;
  }

  /** The next token, or one that is `ahead` of it. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? this.#end;
  }

  /** The token taken last. */
  last(): Token {
    return this.#tokens[this.#next - 1] ?? this.#end;
  }

  take(): void {
    this.#next += 1;
  }

  /** Says why the next token cannot stand here and passes it by, with all that it opens. */
  skip(reason: string): undefined {
    this.#report(this.peek().span, reason);
    let depth = 0;
    do {
      const { kind } = this.peek();
      if (kind === '{' || kind === '[') depth += 1;
      else if (kind === '}' || kind === ']') depth -= 1;
      this.take();
    } while (depth > 0 && this.peek().kind !== 'end');
  }
}
