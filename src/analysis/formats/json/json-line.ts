import type { LogLine } from '../capture/line-reader';

const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** What the brackets of a line do to the depth at its end, counted from its beginning. */
export interface JsonLine {
  readonly depth: number;
  /** The least depth behind a closing bracket; infinite where there is none. */
  readonly least: number;
}

/**
 * What a line is as a part of pretty-printed JSON, or nothing where it is none: such a line begins with a quote or a bracket,
 * and outside of text it has only brackets, commas, colons, numbers and literals. A prompt such as `[root@host ~]#` is none.
 */
export function jsonLine({ text, body, end }: LogLine): JsonLine | undefined {
  if (!'"{}[]'.includes(text.charAt(body))) return undefined;
  let depth = 0;
  let least = Infinity;
  for (let at = body; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const step = STEPS[code];
    if (step === undefined) {
      const after = code === QUOTE ? textEnd(text, at, end) : literalEnd(text, at);
      if (after === at) return undefined;
      at = after - 1;
      continue;
    }
    depth += step;
    if (step < 0 && depth < least) least = depth;
  }
  return { depth, least };
}

/** What may stand outside of text, by character code, and what it does to the depth. */
const STEPS: readonly (number | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code === TAB || code === SPACE || '0123456789+-.eE,:'.includes(character)) return 0;
  if ('{['.includes(character)) return 1;
  return '}]'.includes(character) ? -1 : undefined;
});

/** Behind the quote that closes text, or at the end of the line. */
function textEnd(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at += 1;
  }
  return end;
}

function literalEnd(text: string, at: number): number {
  const literal = ['true', 'false', 'null'].find((word) => text.startsWith(word, at));
  return at + (literal?.length ?? 0);
}
