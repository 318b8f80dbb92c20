import { describe, expect, test } from 'vitest';
import { bodyStart } from '../../../src/analysis/formats/line';
import { PREFIXES } from '../support/prefixes';

const WORDS = ['BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff] usable', 'node   0: [mem 0x0-0xfff]', 'virt/tdx: CMR: [0x0, 0x1)', 'kernel words', 'x', ''];

/** What is left of a line once its prefixes are passed. */
function bodyOf(line: string): string {
  return line.slice(bodyStart(line, 0, line.length));
}

describe('prefixes are passed', () => {
  test.each(PREFIXES.map((prefix) => [prefix]))('"%s"', (prefix) => {
    expect(WORDS.map((words) => bodyOf(prefix + words))).toEqual(WORDS);
  });
});

describe('words that look like a prefix are not passed', () => {
  test.each([
    '[mem 0x0000000000001000-0x000000000009ffff]',
    '[gap 0x0000000000001000-0x000000000009ffff]',
    '[0x100000, 0x6f800000)',
    '[Firmware Bug]: something',
    '[1] first',
    '[ 1.5x] not a time',
    '[abcde.ghijkl] has the length of a time',
    'Nov is a month',
    '2026-11-23 is a day',
    'kern is a word',
    'host-1 kern: no',
    '< 6>',
    '-[    0.000000] taken out by a diff',
    '# cat /sys/kernel/debug/memblock/memory',
    'memory[0x0]\t[0x0000000000001000-0x000000000009efff], 0x000000000009e000 bytes flags: 0x0',
    'mem auto-init: stack:off',
  ])('%s', (line) => {
    expect(bodyOf(line)).toBe(line);
  });
});

describe('the body lies in the line', () => {
  test('a plus is a prefix at the beginning of a line alone', () => {
    expect(bodyOf('+ +x')).toBe('+x');
  });

  test('a line in the middle of a text', () => {
    const text = 'a\n> [    0.000000] b c\nd';
    expect(text.slice(bodyStart(text, 2, 22))).toBe('b c\nd');
  });

  test('a short line does not borrow from the next one', () => {
    // The brackets of a time stamp would close on the line below.
    const text = '[abcde.\n12345]x\n';
    expect(bodyStart(text, 0, 7)).toBe(0);
    expect(bodyStart('kernel', 0, 3)).toBe(0);
    expect(bodyStart('Nov 23 14:47:02 host-1 kernel: x', 0, 15)).toBe(0);
  });

  test('nothing behind the end of the line is passed', () => {
    expect(bodyStart('kern.info: | x', 0, 11)).toBe(11);
    expect(bodyStart('[    0.000000] x', 0, 14)).toBe(14);
    expect(bodyStart('x\n>', 1, 1)).toBe(1);
  });

  test('a line of prefixes alone has an empty body', () => {
    for (const prefix of PREFIXES) expect(bodyStart(prefix, 0, prefix.length)).toBe(prefix.length);
  });
});
