import type { Place } from '../../base/span';
import type { Fact } from '../../evidence/fact';
import type { Problem } from '../../evidence/problem';
import { placeOf, words, type LineReader, type LogLine, type Section } from '../capture/line-reader';
import { readJson } from '../snapshot/json';
import type { JsonNode } from '../snapshot/node';
import { readEntries } from './entries';
import { jsonLine } from './json-line';
import { ENTRY_FIELD } from './registry';

/** What each line of `dmesg --json` has, and what it is in: the lines of the log are read by others. */
const OF_A_LOG = /^"(?:dmesg|pri|time|msg)" *:/;

/**
 * JSON on lines of its own, from its first bracket to its last: what `lsmem --json`, `daxctl list`, `ndctl list` and `cxl list`
 * print, wherever somebody pasted it, and half of it too. `},{` is how util-linux parts two rows. JSON of any other kind says
 * nothing.
 */
export const jsonDocument: LineReader = {
  id: 'json',
  sign: /"range"\s{0,8}:\s{0,8}"0x[0-9a-f]{1,16}-0x|"(?:chardev"\s{0,8}:\s{0,8}"dax|decoder"\s{0,8}:\s{0,8}"decoder|region"\s{0,8}:\s{0,8}"region)\d/i,
  starts: ['{', '[', '},{', '"range":', '"chardev":', '"decoder":', '"region":'],
  read(line) {
    const { text, body } = line;
    const first = text[body];
    if (first === '"') return openDocument('[{', line);
    if (first === '}') return openDocument('[', line);
    // A lone brace of a program opens a document too, and the next line ends it.
    const rest = /^\s*(.?)/.exec(text.slice(body + 1, Math.min(line.end, body + 16)))?.[1] ?? '';
    const opens = rest === '' || (first === '{' ? rest === '"' : rest === '{' || rest === '[');
    return opens && !words(line).includes('"msg"') ? openDocument('', line) : undefined;
  },
};

/**
 * `missing` are the brackets that were lost before the first line. The text that is parsed has blanks for all prefixes, so
 * that every offset in it lies as far from the first line as in the source.
 */
function openDocument(missing: string, first: LogLine): Section {
  // Of `},{` the first row's end is left out.
  const start = first.text[first.body] === '}' ? first.body + 2 : first.body;
  const base = start - missing.length;
  const parts = [missing];
  let end = start;
  let depth = missing.length;
  let last = first;
  return {
    take(given) {
      const line = given.body === first.body ? { ...given, body: start } : given;
      const json = depth <= 0 && parts.length > 1 ? undefined : jsonLine(line);
      if (json === undefined || OF_A_LOG.test(line.text.slice(line.body, Math.min(line.end, line.body + 16)))) return 'ended';
      if (line.body > end) parts.push('\n', ' '.repeat(line.body - end - 1));
      parts.push(words(line));
      end = line.end;
      depth = depth + json.least <= 0 ? 0 : depth + json.depth;
      last = line;
      return undefined;
    },
    // Of half a listing nobody knows whether it was a list.
    end: () => readDocument(parts.join(''), base, first, depth > (missing === '' ? 0 : 1) ? last : undefined),
  };
}

/** `cut` is the last line of a document whose brackets are not closed. */
function readDocument(text: string, base: number, { text: whole, source }: LogLine, cut: LogLine | undefined): readonly (Fact | Problem)[] {
  if (!ENTRY_FIELD.test(text)) return [];
  const place = ({ span }: JsonNode): Place => {
    const { start, end } = span;
    const quoted = text[start] === '"';
    const closed = quoted && end > start + 1 && text[end - 1] === '"';
    return { source, span: { start: base + start + (quoted ? 1 : 0), end: base + end - (closed ? 1 : 0) } };
  };
  // What is wrong with the JSON itself is told once, below.
  const root = readJson(text, () => undefined);
  if (root === undefined) return [];
  const lineOf = (node: JsonNode): LogLine => {
    const { start, end } = place(node).span;
    return { text: whole, source, body: start, end };
  };
  const { found, known } = readEntries(root, text, { placeOf: place, lineOf });
  return known && cut !== undefined ? [...found, cutListing(cut)] : found;
}

function cutListing(line: LogLine): Problem {
  return {
    kind: 'problem',
    code: 'bad-value',
    message: 'This listing stops here before its brackets are closed. An entry that is cut, and all that may have followed, is not in the review: paste the whole listing.',
    at: placeOf(line),
  };
}
