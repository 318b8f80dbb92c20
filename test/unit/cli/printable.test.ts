import { expect, test } from 'vitest';
import { printable } from '../../../src/cli/reporters/text/printable';

test.each([
  ['plain text, 0x1000', 'plain text, 0x1000'],
  ['an escape \u001b]0;title\u0007', 'an escape \\u{1b}]0;title\\u{7}'],
  ['a C1 control \u009b31m', 'a C1 control \\u{9b}31m'],
  ['text turned round \u202egol', 'text turned round \\u{202e}gol'],
  ['two\nlines', 'two\\u{a}lines'],
  ['0xc0000a11\u2026 and \u201cquotes\u201d', '0xc0000a11... and "quotes"'],
  ['Gr\u00fc\u00dfe', 'Gr\u00fc\u00dfe'],
])('%j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});
