import type { Span } from '../../base/span';
import type { JsonArray, JsonField, JsonNode, JsonObject } from './node';
import { shortened } from './shortened';
import type { Report, TokenKind } from './token';
import { TokenCursor } from './token-cursor';

type Closer = '}' | ']';

/** A snapshot nests five deep. The limit keeps a text of nothing but brackets from exhausting the stack. */
const MAX_DEPTH = 64;

const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/**
 * Reads JSON as it stands while someone types it: what is wrong is reported, all the rest is in the tree.
 * @param what What the text is, for messages.
 */
export function readJson(text: string, report: Report, what = 'snapshot'): JsonNode | undefined {
  return new JsonReader(text, report, what).root();
}

/**
 * jsonc-parser's own tree gives what follows a missing bracket to the object that was never closed. This one closes
 * an object or a list where the bracket of an outer one, or a part that only the outer one can hold, shows its end.
 */
class JsonReader {
  readonly #tokens: TokenCursor;
  readonly #report: Report;
  readonly #what: string;
  /** The closing brackets still owed, innermost last. */
  readonly #owed: Closer[] = [];
  /** Those that the end of the text left owing, innermost first. */
  #missing = '';

  constructor(text: string, report: Report, what: string) {
    this.#tokens = new TokenCursor(text, report);
    this.#report = report;
    this.#what = what;
  }

  root(): JsonNode | undefined {
    const root = this.#value();
    const { kind, span } = this.#tokens.peek();
    if (root === undefined) this.#report(kind === 'end' ? { start: 0, end: 0 } : span, `A ${this.#what} starts with \`{\`.`);
    else if (kind === '}' || kind === ']') this.#report(span, `This \`${kind}\` closes nothing.`);
    else if (kind !== 'end') this.#report(span, `Nothing may follow the end of the ${this.#what}.`);
    if (this.#missing !== '') {
      const { end } = this.#tokens.last().span;
      this.#report({ start: end - 1, end }, `The text ends too early: \`${this.#missing}\` is missing.`);
    }
    return root;
  }

  #value(): JsonNode | undefined {
    const { kind, span, text } = this.#tokens.peek();
    if (kind === '{' || kind === '[') {
      if (this.#owed.length >= MAX_DEPTH) return this.#tokens.skip(`This is nested too deeply to be a ${this.#what}.`);
      return kind === '{' ? this.#object() : this.#array();
    }
    if (kind !== 'string' && kind !== 'number' && kind !== 'literal' && kind !== 'word') return undefined;
    this.#tokens.take();
    if (kind === 'word') this.#report(span, `Text stands in double quotes: write "${shortened(text)}".`);
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
    const { kind, span, text } = this.#tokens.peek();
    if (kind !== 'string' && kind !== 'word') return this.#tokens.skip('A field name in double quotes is expected here.');
    const key = kind === 'word' ? text.replace(/^'(.*)'$/, '$1') : text;
    if (kind === 'word') this.#report(span, `Field names stand in double quotes: write "${shortened(key)}".`);
    this.#tokens.take();
    let value: JsonNode | undefined;
    if (this.#tokens.peek().kind === ':') {
      this.#tokens.take();
      value = this.#value();
    }
    if (value !== undefined) return { key, keySpan: span, value };
    this.#report(span, `\`${shortened(key)}\` has no value yet.`);
    return { key, keySpan: span };
  }

  #array(): JsonArray {
    const items: JsonNode[] = [];
    const span = this.#bracketed(']', () => {
      if (this.#tokens.peek().kind === ':') return this.#tokens.skip('A list has no field names: remove this colon.');
      this.#wantComma();
      const item = this.#value();
      if (item !== undefined) items.push(item);
    });
    return { kind: 'array', span, items };
  }

  /** Reads the parts between two brackets, the second of which may be missing. */
  #bracketed(closer: Closer, readPart: () => void): Span {
    const { start } = this.#tokens.peek().span;
    this.#tokens.take();
    this.#owed.push(closer);
    while (!this.#ends(closer)) {
      const { kind } = this.#tokens.peek();
      if (kind === ',') this.#comma(closer);
      else if (kind === '}' || kind === ']') this.#tokens.skip(`This \`${kind}\` closes nothing.`);
      else readPart();
    }
    this.#owed.pop();
    return { start, end: this.#tokens.last().span.end };
  }

  /** Whether the innermost container ends here; takes its bracket if it is there. */
  #ends(closer: Closer): boolean {
    const { kind, span } = this.#tokens.peek();
    if (kind === closer) this.#tokens.take();
    else if (kind === 'end') this.#missing += closer;
    else if (this.#endsUnclosed(kind, closer)) this.#report(span, `\`${closer}\` is missing before this.`);
    else return false;
    return true;
  }

  /** Whether this token shows that the innermost container has ended, although its own bracket is missing. */
  #endsUnclosed(kind: TokenKind, closer: Closer): boolean {
    if (kind === '}' || kind === ']') return this.#owed.slice(0, -1).includes(kind);
    const outer = this.#owed.at(-2);
    if (closer === ']') return outer === '}' && kind === 'string' && this.#tokens.peek(1).kind === ':';
    return outer === ']' && kind === '{';
  }

  #wantComma(): void {
    if (this.#isAfterPart()) this.#report(this.#tokens.peek().span, 'A comma is missing before this.');
  }

  /** Takes a comma, and says so where it does not part two things. */
  #comma(closer: Closer): void {
    const { span } = this.#tokens.peek();
    if (!this.#isAfterPart()) this.#report(span, 'Nothing stands before this comma.');
    this.#tokens.take();
    if (this.#tokens.peek().kind === closer) this.#report(span, `No comma may stand before \`${closer}\`.`);
  }

  #isAfterPart(): boolean {
    return !['{', '[', ','].includes(this.#tokens.last().kind);
  }
}
