import type { Span } from '../../base/span';
import type { JsonArray, JsonField, JsonNode, JsonObject } from './node';
import { tokensOf, type Report, type Token, type TokenKind } from './token';

type Closer = '}' | ']';

/** A snapshot nests five deep. The limit keeps a text of nothing but brackets from exhausting the stack. */
const MAX_DEPTH = 64;

const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Reads JSON as it stands while someone types it: what is wrong is reported, all the rest is in the tree. */
export function readJson(text: string, report: Report): JsonNode | undefined {
  return new JsonReader(text, report).root();
}

/**
 * jsonc-parser's own tree gives what follows a missing bracket to the object that was never closed. This one closes
 * an object or a list where the bracket of an outer one, or a part that only the outer one can hold, shows its end.
 */
class JsonReader {
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  readonly #report: Report;
  /** Index of the next token. */
  #next = 0;
  /** The closing brackets still owed, innermost last. */
  readonly #owed: Closer[] = [];
  /** Those that the end of the text left owing, innermost first. */
  #missing = '';

  constructor(text: string, report: Report) {
    this.#tokens = tokensOf(text, report);
    this.#end = { kind: 'end', span: { start: text.length, end: text.length }, text: '' };
    this.#report = report;
  }

  root(): JsonNode | undefined {
    const root = this.#value();
    const { kind, span } = this.#peek();
    if (root === undefined) this.#report(span, 'A snapshot starts with `{`.');
    else if (kind === '}' || kind === ']') this.#report(span, `This \`${kind}\` closes nothing.`);
    else if (kind !== 'end') this.#report(span, 'Nothing may follow the end of the snapshot.');
    if (this.#missing !== '') {
      const { end } = this.#last().span;
      this.#report({ start: end - 1, end }, `The text ends too early: \`${this.#missing}\` is missing.`);
    }
    return root;
  }

  #peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? this.#end;
  }

  #last(): Token {
    return this.#tokens[this.#next - 1] ?? this.#end;
  }

  #value(): JsonNode | undefined {
    const { kind, span, text } = this.#peek();
    if (kind === '{' || kind === '[') {
      if (this.#owed.length >= MAX_DEPTH) return this.#skip('This is nested too deeply to be a snapshot.');
      return kind === '{' ? this.#object() : this.#array();
    }
    if (kind !== 'string' && kind !== 'number' && kind !== 'literal' && kind !== 'word') return undefined;
    this.#next += 1;
    if (kind === 'word') this.#report(span, `Text stands in double quotes: write "${text}".`);
    if (kind === 'number') return { kind: 'scalar', span, value: Number(text) };
    return { kind: 'scalar', span, value: kind === 'literal' ? (LITERALS[text] ?? null) : text };
  }

  #object(): JsonObject {
    const fields: JsonField[] = [];
    const span = this.#bracketed('}', () => {
      // A name without a value is half typed: what follows it is not the place to ask for a comma.
      if (fields.at(-1)?.value !== undefined) this.#wantComma();
      const field = this.#field();
      if (field !== undefined) fields.push(field);
    });
    return { kind: 'object', span, fields };
  }

  #field(): JsonField | undefined {
    const { kind, span, text } = this.#peek();
    if (kind !== 'string' && kind !== 'word') return this.#skip('A field name in double quotes is expected here.');
    const key = kind === 'word' ? text.replace(/^'(.*)'$/, '$1') : text;
    if (kind === 'word') this.#report(span, `Field names stand in double quotes: write "${key}".`);
    this.#next += 1;
    let value: JsonNode | undefined;
    if (this.#peek().kind === ':') {
      this.#next += 1;
      value = this.#value();
    }
    if (value !== undefined) return { key, keySpan: span, value };
    this.#report(span, `\`${key}\` has no value yet.`);
    return { key, keySpan: span };
  }

  #array(): JsonArray {
    const items: JsonNode[] = [];
    const span = this.#bracketed(']', () => {
      if (this.#peek().kind === ':') return this.#skip('A list has no field names: remove this colon.');
      this.#wantComma();
      const item = this.#value();
      if (item !== undefined) items.push(item);
    });
    return { kind: 'array', span, items };
  }

  /** Reads the parts between two brackets, the second of which may be missing. */
  #bracketed(closer: Closer, readPart: () => void): Span {
    const { start } = this.#peek().span;
    this.#next += 1;
    this.#owed.push(closer);
    while (!this.#ends(closer)) {
      if (this.#peek().kind === ',') this.#comma(closer);
      else readPart();
    }
    this.#owed.pop();
    return { start, end: this.#last().span.end };
  }

  /** Whether the innermost container ends here; takes its bracket if it is there. */
  #ends(closer: Closer): boolean {
    for (;;) {
      const { kind, span } = this.#peek();
      if (kind === closer) this.#next += 1;
      else if (kind === 'end') this.#missing += closer;
      else if (this.#endsUnclosed(kind, closer)) this.#report(span, `\`${closer}\` is missing before this.`);
      else if (kind !== '}' && kind !== ']') return false;
      else {
        this.#skip(`This \`${kind}\` closes nothing.`);
        continue;
      }
      return true;
    }
  }

  /** Whether this token shows that the innermost container has ended, although its own bracket is missing. */
  #endsUnclosed(kind: TokenKind, closer: Closer): boolean {
    if (kind === '}' || kind === ']') return this.#owed.slice(0, -1).includes(kind);
    const outer = this.#owed.at(-2);
    if (closer === ']') return outer === '}' && kind === 'string' && this.#peek(1).kind === ':';
    return outer === ']' && kind === '{';
  }

  #wantComma(): void {
    if (this.#isAfterPart()) this.#report(this.#peek().span, 'A comma is missing before this.');
  }

  /** Takes a comma, and says so where it does not part two things. */
  #comma(closer: Closer): void {
    const { span } = this.#peek();
    if (!this.#isAfterPart()) this.#report(span, 'Nothing stands before this comma.');
    this.#next += 1;
    if (this.#peek().kind === closer) this.#report(span, `No comma may stand before \`${closer}\`.`);
  }

  #isAfterPart(): boolean {
    return !['{', '[', ','].includes(this.#last().kind);
  }

  /** Says why the next token cannot stand here and passes it by, with all that it opens. */
  #skip(reason: string): undefined {
    this.#report(this.#peek().span, reason);
    let depth = 0;
    do {
      const { kind } = this.#peek();
      if (kind === '{' || kind === '[') depth += 1;
      else if (kind === '}' || kind === ']') depth -= 1;
      this.#next += 1;
    } while (depth > 0 && this.#peek().kind !== 'end');
  }
}
