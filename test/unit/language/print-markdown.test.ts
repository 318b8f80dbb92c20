import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { printMarkdown, printText, type Inline } from '../../../src/language/index';

const parser = new MarkdownIt({ html: true, linkify: true });
// GitHub's Markdown, which editors show, makes links of addresses with a scheme; of bare names only behind `www.`.
parser.linkify.set({ fuzzyLink: false });

/** What a reader of the Markdown sees, and every token that is more than text. */
function rendered(markdown: string): { readonly text: string; readonly marks: readonly string[] } {
  const tokens = parser.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const marks = tokens.filter(({ type }) => !['paragraph_open', 'paragraph_close', 'inline', 'text'].includes(type)).map(({ type }) => type);
  return { text: tokens.filter(({ type }) => ['text', 'code_inline'].includes(type)).map(({ content }) => content).join(''), marks };
}

const paragraphOf = (...line: Inline[]): string => printMarkdown([{ kind: 'paragraph', line }]);

test.each([
  '[a](http://example.com)',
  '[a]: http://example.com',
  '![a](x)',
  '<img src=x onerror=alert(1)>',
  '**bold** _it_ ~~no~~ `code`',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '&lt;b&gt; &#x3c;',
  'https://example.com www.example.com a@example.com',
  '$(alert) a_b_c',
  '[0x100000, 0x6f800000)',
])('%s stays text', (text) => {
  expect(rendered(paragraphOf(text))).toEqual({ text, marks: [] });
  expect(rendered(paragraphOf('A ', text))).toEqual({ text: `A ${text}`, marks: [] });
});

test('whatever a dump holds stays text', () => {
  const piece = fc.constantFrom('[', ']', '(', ')', '<', '>', '*', '_', '`', '~', '#', '-', '+', '1', '.', '!', '\\', '&', ';', ':', '/', 'a', ' ', 'http', '|', '=', '"', "'", '@', '$');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
      const text = `x${pieces.join('')}x`.replaceAll(/ +/g, ' ');
      expect(rendered(paragraphOf(text))).toEqual({ text, marks: [] });
      expect(rendered(paragraphOf({ code: text })).text).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('control characters are shown, and line ends do not end the line', () => {
  expect(paragraphOf('a\u001b[31mb\u202ec\nd')).toBe('a\ufffd[31mb\ufffdc d');
});

test('links are made only where an editor has them', () => {
  const markup = [{ kind: 'list', items: [[{ strong: 'CMR' }, ': ', { code: '[0x0, 0x1)' }, ' · ', { text: 'a_b.log:1', place: { source: 0, span: { start: 0, end: 1 } } }], [{ text: 'cmr-list-cut', finding: 'cmr-list-cut' }]] }] as const;
  expect(printMarkdown(markup)).toBe('- **CMR**: `[0x0, 0x1)` · a_b.log:1\n- cmr-list-cut');
  expect(printMarkdown(markup, { toPlace: () => 'file:///a b>.log#L1', toFinding: (code) => `doc:${code}` })).toBe('- **CMR**: `[0x0, 0x1)` · [a_b.log:1](<file:///a%20b%3E.log#L1>)\n- [cmr-list-cut](<doc:cmr-list-cut>)');
  expect(printText(markup)).toBe('- CMR: [0x0, 0x1) · a_b.log:1\n- cmr-list-cut');
});
