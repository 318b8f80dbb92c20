import { expect, test } from 'vitest';
import { lineIndex, review } from '../../../src/analysis/index';
import { text } from '../../../src/cli/reporters/text';

const source = { name: 'a.log', text: 'virt/tdx: module initialization failed (-28)\n' };
const reviewed = review(source).map((one) => ({ review: one, lines: [lineIndex(source.text)] }));
const print = (color: boolean): string => text.print(reviewed, { version: '1', color, full: false });

test('colours say nothing that the words do not say', () => {
  expect(print(true)).toContain('a.log:1:11: \u001b[1;31merror:\u001b[0m The log');
  // oxlint-disable-next-line no-control-regex
  expect(print(true).replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(print(false));
});

test('without colour all is printable', () => {
  expect(print(false)).toMatch(/^[\n -~]+$/);
});
