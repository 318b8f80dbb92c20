/**
 * Text of a dump is nobody's friend: it may hold pipes, backticks, HTML, links, the name of a person to be called upon, or the
 * number of an issue. None of it may mean anything to whoever renders the report. Written for GitHub's Markdown.
 */

/** Characters that are not seen, or turn the direction of reading, as code points: `\u{a}`. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Any text, to be read as it is. Inside a table no pipe may stand in the source, so it becomes an entity in an HTML element. */
export function code(text: string, where: 'line' | 'table' = 'line'): string {
  const shown = visible(text);
  if (shown.trim() === '') return shown === '' ? '' : `"${shown.length === 1 ? 'a space' : 'spaces'}"`;
  if (where === 'table' && /[|\\]/.test(shown)) return `<code>${entities(shown)}</code>`;
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** A character reference is never the syntax of anything. */
function entities(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** A sentence of ours, which may quote a dump: words that could be more than words are set as code, and so are addresses. */
export function prose(text: string, where: 'line' | 'table' = 'line'): string {
  const words = visible(text.replaceAll(/\s+/g, ' ').trim()).match(/\[\w+, \w+[)\]]|(?:(?!\[\w+, \w+[)\]])\S)+|\s/g) ?? [];
  return words.map((word, index) => (word === ' ' ? word : token(word, index === 0, where))).join('');
}

const RANGE = /^\[\w+, \w+[)\]]$/;
const PLAIN = /^[\p{L}\p{N}'’"“”%,.;:!?()/+–—-]*$/u;
/** What is made a link though it is only letters and digits: addresses, hashes of commits, keys of issues. */
const LINKED = /:\/\/|^www\.|^(?=.*\d)(?=.*[a-f])[0-9a-f]{7,40}$|^GH-\d/i;
/** At the beginning of a paragraph these begin a list or a line. */
const LEADING = /^(?:\d+[.)]|[-+]+)$/;

function token(word: string, first: boolean, where: 'line' | 'table'): string {
  if (RANGE.test(word)) return code(word, where);
  // A pair of parentheses at the end belongs to the name of a function.
  const [, open = '', core = '', close = ''] = /^([("“]*)(.*?(?:\(\))?)([)"”.,;:!?]*)$/su.exec(word) ?? [];
  const plain = PLAIN.test(core) && !LINKED.test(core) && !/^0x[0-9a-f]/i.test(core) && !/^-\d+$/.test(core);
  if (plain && !(first && LEADING.test(word))) return word;
  return core === '' ? code(word, where) : `${open}${code(core, where)}${close}`;
}
