import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

describe('a CMR', () => {
  test.each([
    'virt/tdx: CMR: [0x100000, 0x6f800000)',
    'tdx: CMR: [0x100000, 0x6f800000)',
    'virt/tdx: CMR[0]: [0x100000, 0x6f800000)',
    'tdx: CMR[31]: [0x100000, 0x6f800000)',
    'tdx: BIOS-CMR : [0x100000, 0x6f800000)',
    'tdx: Kernel-CMR : [0x100000, 0x6f800000)',
    'CMR: [0x100000, 0x6f800000)',
    'CMR[0]: [0x100000, 0x6f800000)',
    'CMR : [0x100000, 0x6f800000)',
    'BIOS-CMR: [100000, 6f800000)',
  ])('%s', (words) => {
    const text = `[   58.112345] ${words}\n`;
    expect(factsOf(text)).toEqual([{ kind: 'cmr', range: range(0x100000, 0x6f800000), at: placeOf(text, words) }]);
  });

  test('the end is exclusive as printed, and a null entry is an entry', () => {
    expect(factsOf('CMR: [0x0, 0x0)')).toMatchObject([{ range: range(0, 0) }]);
  });

  test.each([
    ['virt/tdx: CMR: [0x480000000, 0x100000000)', '0x480000000, 0x100000000', 'inverted-range'],
    ['virt/tdx: CMR: [0xffff888100000000, 0xffff888480000000)', '0xffff888100000000, 0xffff888480000000', 'bad-address'],
    ['virt/tdx: CMR: [0x480000000,', '0x480000000,', 'bad-address'],
    ['virt/tdx: CMR: [0x480000000, 0x88000', '0x480000000, 0x88000', 'inverted-range'],
    ['virt/tdx: CMR: [0x1OO000, 0x6f800000)', '0x1OO000, 0x6f800000)', 'bad-address'],
    ['virt/tdx: CMR: [0x100000, 0x6f800000]', '0x100000, 0x6f800000]', 'bad-address'],
  ])('%s cannot be read, so the list is not whole', (words, shown, code) => {
    const text = `${words}\n`;
    expect(read(text)).toEqual({
      facts: [{ kind: 'cmr-gap', why: 'unreadable', at: placeOf(text, words) }],
      problems: [{ kind: 'problem', code, message: expect.stringContaining(`\`${shown}\``), at: placeOf(text, shown) }],
    });
  });

  test.each(['CMR: the list', 'CMR: [see below]', 'CMRs: [0x100000, 0x6f800000)', 'BIOS-CMRS', 'CMR [0x100000, 0x6f800000)', 'no CMR: [0x100000, 0x6f800000)'])(
    'silent: %s',
    (text) => {
      expect(read(text)).toEqual({ facts: [], problems: [] });
    },
  );
});

describe('dots where a report leaves lines out', () => {
  const CMR = 'virt/tdx: CMR: [0x100000, 0x6f800000)';
  const cuts = (text: string): number => read(text).facts.filter(({ kind }) => kind === 'cmr-gap').length;

  test.each([
    ['below', `${CMR}\n...\nother`],
    ['above', `other\n...\n${CMR}`],
    ['at the very end', `${CMR}\n...`],
    ['at the very beginning', `...\n${CMR}`],
    ['behind a blank line', `${CMR}\n\n...\n`],
    ['with CRLF', `${CMR}\r\n...\r\n`],
    ['quoted', `> ${CMR}\n> ...\n> other`],
    ['quoted, above', `> other\n> ...\n> ${CMR}`],
    ['quoted, behind an empty line', `> > ${CMR}\n> >\n> > ...\n`],
    ['indented', `    ${CMR}\n    ...\n`],
    ['in a diff', `+${CMR}\n+...\n`],
    ['beside a numbered CMR', `tdx: CMR[3]: [0x100000, 0x6f800000)\n...\n`],
  ])('%s', (_, text) => {
    expect(cuts(text)).toBe(1);
  });

  test('the place is the dots', () => {
    const text = `${CMR}\n> ...  \n`;
    expect(read(text).facts).toContainEqual({ kind: 'cmr-gap', why: 'cut', at: placeOf(text, '...') });
  });

  test.each([
    ['between other lines', `${CMR}\nother\n...\nother\n${CMR}`],
    ['behind words', `${CMR}\nand so on ...\n`],
    ['more than three', `${CMR}\n....\n`],
    ['with words behind', `${CMR}\n... 12 lines\n`],
  ])('%s mean nothing', (_, text) => {
    expect(cuts(text)).toBe(0);
  });
});
