import MarkdownIt from 'markdown-it';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineIndex, markdownReport, review } from '../../../src/analysis/index';
import { code, prose } from '../../../src/analysis/report/markdown/escape';
import { listing, table } from '../../../src/analysis/report/markdown/table';

/** As lax as any renderer: HTML passes through, and whatever looks like an address becomes a link. */
const markdown = new MarkdownIt({ html: true, linkify: true });

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a link](https://example.org)',
  '![a picture](https://example.org/x.png)',
  'https://example.org www.example.org a@example.org',
  '@everyone fixes #12 and GH-12, see owner/repo#3',
  '`one` ``two`` ```',
  '| a | b |',
  'a\\|b \\',
  '*bold* _slanted_ ~~gone~~ $x$ &amp; &#60;b>',
  '# heading',
  '1. one',
  '- item',
  '> quoted',
  'two\n\n# lines\r\nhere',
  'right\u202eto left\u0007\u2028',
];

/** What a reader sees of the text. */
const seen = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();

const tagsOf = (html: string): readonly string[] => [...new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name ?? ''))];

const VISIBLE: Readonly<Record<string, string>> = { '\n': '\\u{a}', '\r': '\\u{d}', '\u202e': '\\u{202e}', '\u0007': '\\u{7}', '\u2028': '\\u{2028}' };
const shown = (text: string): string => Object.entries(VISIBLE).reduce((made, [character, name]) => made.replaceAll(character, name), text);

describe('text of a dump means nothing to a renderer', () => {
  test.each(HOSTILE)('as code: %j', (text) => {
    const html = markdown.render(`before ${code(text)} behind`);
    expect(tagsOf(html)).toEqual(['p', 'code']);
    expect(seen(html)).toBe(`before ${shown(text)} behind`);
  });

  test.each(HOSTILE)('as code in a table: %j', (text) => {
    const html = markdown.render(table([{ title: 'a' }, { title: 'b' }], [[code(text, 'table'), 'next']]).join('\n'));
    expect(tagsOf(html)).toEqual(['table', 'thead', 'tr', 'th', 'tbody', 'td', 'code']);
    expect([...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) => seen(cell ?? ''))).toEqual([shown(text), 'next']);
  });

  test.each(HOSTILE)('in a sentence: %j', (text) => {
    const html = markdown.render(prose(text));
    expect(tagsOf(html).filter((tag) => tag !== 'p' && tag !== 'code')).toEqual([]);
    expect(seen(html)).toBe(shown(text.trim().replaceAll(/\s+/g, ' ')));
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '|', '\\', '<', '>', '*', '_', '[', ']', '(', ')', '!', '#', '@', '&', '$', '-', '1', '.', ' ', 'a', 'B') }), (text) => {
        for (const html of [markdown.render(`x ${code(text)}`), markdown.render(prose(text)), markdown.render(`- ${prose(text)}`)]) {
          expect(tagsOf(html).filter((tag) => !['p', 'code', 'ul', 'li'].includes(tag))).toEqual([]);
        }
        const cells = markdown.render(table([{ title: 'a' }, { title: 'b' }], [[code(text, 'table'), prose(text, 'table')]]).join('\n'));
        expect(tagsOf(cells).filter((tag) => tag !== 'code')).toEqual(['table', 'thead', 'tr', 'th', 'tbody', 'td']);
        expect(cells.match(/<td/g)?.length).toBe(2);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is set as code in a sentence', () => {
  test.each([
    ['TDMR 0 [0x0, 0x80000000) needs 17.', 'TDMR 0 `[0x0, 0x80000000)` needs 17.'],
    ['The kernel stops with -28 (ENOSPC).', 'The kernel stops with `-28` (ENOSPC).'],
    ['Boot with memmap=0x1000$0x64158000.', 'Boot with `memmap=0x1000$0x64158000`.'],
    ['See build_tdx_memlist(), in "a, b".', 'See `build_tdx_memlist()`, in "a, b".'],
    ['Leave it out: then it passes; or not?', 'Leave it out: then it passes; or not?'],
  ])('%s', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });
});

test('a long list is folded, a longer one is cut, and neither when all is asked for', () => {
  const rows = (length: number): string[][] => Array.from({ length }, (_, index) => [`${index}`]);
  expect(listing('T', [{ title: 'n' }], [], false)).toEqual([]);
  expect(listing('T', [{ title: 'n' }], rows(1), false)).toEqual(['### T', '', '| n |', '| --- |', '| 0 |']);
  expect(listing('T', [{ title: 'n' }], rows(13), false).slice(0, 3)).toEqual(['<details>', '<summary><b>T</b></summary>', '']);
  expect(listing('T', [{ title: 'n' }], rows(70), false).slice(-4)).toEqual(['', '6 more are not listed.', '', '</details>']);
  expect(listing('T', [{ title: 'n' }], rows(70), true)).toHaveLength(70 + 3 + 2 + 2);
});

test('a hostile log gives a report of nothing but its own tables, lists and headings', () => {
  const text = `Linux version 6.8.0-<script>|@me (a@b) #4 SMP
DMI: <b>Acme</b> | \`x\`/B1, BIOS [1](http://e.org) 01/01/2024
BIOS-e820: [mem 0x0000000000100000-0x000000007fffffff] usable
BIOS-e820: [mem 0x0000000080000000-0x000000008fffffff] type 20 | <img src=x> @you
Early memory node ranges
  node   0: [mem 0x0000000000100000-0x000000007fffffff]
virt/tdx: CMR: [0x100000, zz|<b>)
virt/tdx: BIOS enabled: private KeyID range [32, 64)
virt/tdx: module initialization failed (-28)
`;
  const name = 'a|b<i>`c`.log';
  const [first] = review({ name, text });
  const report = first === undefined ? '' : markdownReport(first, [lineIndex(text)]);
  const tags = new Set(tagsOf(markdown.render(report)));
  expect([...tags].filter((tag) => !['h2', 'h3', 'p', 'strong', 'code', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'].includes(tag))).toEqual([]);
  expect(report).toContain('- **Evidence:** ``a|b<i>`c`.log``\n');
});
