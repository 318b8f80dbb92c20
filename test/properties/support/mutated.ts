import fc from 'fast-check';
import { SNIPPETS } from './snippets';

const snippet = fc.constantFrom(...Object.values(SNIPPETS));

/** What a person, a mail program or a serial line does to a text. */
const mutation: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.tuple(fc.nat(), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 })).map(([at, noise]) => (text: string) => replaced(text, at, 1, noise)),
  fc.tuple(fc.nat(), fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '0x', '-', '\n', '\r', '\t', ' ', '...', '#', '`', '\u001b[', '\u001b[0m')).map(([at, noise]) => (text: string) => replaced(text, at, 0, noise)),
  fc.tuple(fc.nat(), fc.nat({ max: 200 })).map(([at, length]) => (text: string) => replaced(text, at, length, '')),
  fc.nat().map((at) => (text: string) => text.slice(0, at % (text.length + 1))),
  fc.nat().map((at) => (text: string) => text.slice(at % (text.length + 1))),
  fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => (text: string) => withLines(text, (lines) => moved(lines, from, to))),
  fc.tuple(fc.nat(), fc.nat({ max: 5 })).map(([at, times]) => (text: string) => withLines(text, (lines) => lines.flatMap((line, index) => (index === at % lines.length ? Array.from({ length: times }, () => line) : [line])))),
  fc.constantFrom('> ', '    ', '+', '| ', '[    1.234567] ', 'Nov 23 14:47:02 host-1 kernel: ', '\t').map((prefix) => (text: string) => withLines(text, (lines) => lines.map((line) => prefix + line))),
  fc.constantFrom('\r\n', '\r', '', '\n\n', ' \n').map((end) => (text: string) => text.split('\n').join(end)),
  fc.constantFrom((text: string) => withLines(text, (lines) => [...lines].reverse())),
  fc.tuple(fc.nat(), snippet).map(([at, other]) => (text: string) => replaced(text, at, 0, other)),
);

/** Texts of every kind, several in one, with faults of every kind. */
export const mutatedText: fc.Arbitrary<string> = fc
  .tuple(fc.array(snippet, { minLength: 1, maxLength: 3 }), fc.array(mutation, { maxLength: 6 }))
  .map(([texts, mutations]) => mutations.reduce((text, mutate) => mutate(text).slice(0, LONGEST), texts.join('')));

/** A few of the mutations make a text several times as long. */
const LONGEST = 20_000;

function replaced(text: string, at: number, length: number, by: string): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + by + text.slice(start + length);
}

function withLines(text: string, change: (lines: readonly string[]) => readonly string[]): string {
  return change(text.split('\n')).join('\n');
}

function moved(lines: readonly string[], from: number, to: number): readonly string[] {
  const rest = lines.toSpliced(from % lines.length, 1);
  return rest.toSpliced(to % (rest.length + 1), 0, lines[from % lines.length] ?? '');
}
