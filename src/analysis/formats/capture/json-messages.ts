import { plainText, type PlainText, type Replacement } from './plain-text';

/**
 * `"time":     0.000000,` and `"msg": "e820: remove [mem 0xffc00000-0xffffffff] reserved"` on the next line, as `dmesg --json`
 * prints them, with a caller between the two where the kernel has it; `"MESSAGE":"…"` among the fields of a line of `journalctl -o json`.
 */
const MESSAGE = /(?:"time": {0,16}(\d{1,12}\.\d{6}),\s{1,32}(?:"caller": {0,16}"[^"\n]{0,24}",\s{1,32})?)?"(?:msg|MESSAGE)" ?: ?"((?:[^"\\\n]|\\[^\n]){0,4096})"/g;
const ESCAPE = /\\(?:u([\dA-Fa-f]{4})|(["\\/bfnrt]))/g;
const LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** How far into a text a log in JSON is looked for: one that holds any is such a log, or a report that is no longer. */
const LOOK_INTO = 512 * 1024;

/** A text with the messages of a log in JSON as lines of a log, `[    0.000000] words`; `undefined` when there are none. */
export function withoutJson(text: string): PlainText | undefined {
  return /"(?:msg|MESSAGE)" ?: ?"/.test(text.slice(0, LOOK_INTO)) ? plainText(text, messagesIn(text)) : undefined;
}

function* messagesIn(text: string): Iterable<Replacement> {
  for (const match of text.matchAll(MESSAGE)) {
    const [whole, time, words = ''] = match;
    const end = match.index + whole.length;
    const start = end - 1 - words.length;
    yield { start: match.index, end: start, by: time === undefined ? '\n' : `\n[${time.padStart(12)}] ` };
    for (const escape of words.matchAll(ESCAPE)) {
      const [shown, code, letter = ''] = escape;
      const by = code === undefined ? (LETTERS[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16));
      yield { start: start + escape.index, end: start + escape.index + shown.length, by };
    }
    yield { start: end - 1, end, by: '\n' };
  }
}
