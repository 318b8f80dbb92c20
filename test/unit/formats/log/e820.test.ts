import { describe, expect, test } from 'vitest';
import type { FirmwareType } from '../../../../src/analysis/evidence/fact';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

describe('BIOS-e820', () => {
  test('an inclusive end becomes exclusive, and the place is the words of the line', () => {
    const text = '[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000006f7fffff] usable\n';
    expect(factsOf(text)).toEqual([
      {
        kind: 'firmware-range',
        range: range(0x100000, 0x6f800000),
        type: 'usable',
        label: 'usable',
        map: 'bios',
        at: placeOf(text, 'BIOS-e820: [mem 0x0000000000100000-0x000000006f7fffff] usable'),
      },
    ]);
  });

  test.each<[label: string, type: FirmwareType]>([
    ['usable', 'usable'],
    ['reserved', 'reserved'],
    ['soft reserved', 'soft-reserved'],
    ['ACPI data', 'acpi-data'],
    ['ACPI NVS', 'acpi-nvs'],
    ['unusable', 'unusable'],
    ['persistent (type 7)', 'persistent'],
    ['persistent RAM (type 7)', 'persistent'],
    ['System RAM', 'usable'],
    ['device reserved', 'reserved'],
    ['type 20', 'other'],
  ])('"%s" before and since 7.0', (label, type) => {
    const types = [' ', '  '].map((blanks) => factsOf(`BIOS-e820: [mem 0x0000000000001000-0x0000000000001fff]${blanks}${label}`));
    expect(types).toMatchObject([[{ type, label }], [{ type, label }]]);
  });

  test('a gap that nobody describes, since 7.0', () => {
    const text = 'BIOS-e820: [gap 0x00000000000a0000-0x00000000000effff]';
    expect(factsOf(text)).toEqual([
      { kind: 'firmware-range', range: range(0xa0000, 0xf0000), type: 'gap', label: '', map: 'bios', at: placeOf(text, text) },
    ]);
  });

  test('before 3.6 the end is exclusive', () => {
    const text = ' BIOS-e820: 0000000000000000 - 000000000009fc00 (usable)\n BIOS-e820: 00000000000e0000 - 0000000000100000 (ACPI data)';
    expect(factsOf(text)).toEqual([
      {
        kind: 'firmware-range',
        range: range(0, 0x9fc00),
        type: 'usable',
        label: 'usable',
        map: 'bios',
        at: placeOf(text, 'BIOS-e820: 0000000000000000 - 000000000009fc00 (usable)'),
      },
      {
        kind: 'firmware-range',
        range: range(0xe0000, 0x100000),
        type: 'acpi-data',
        label: 'ACPI data',
        map: 'bios',
        at: placeOf(text, 'BIOS-e820: 00000000000e0000 - 0000000000100000 (ACPI data)'),
      },
    ]);
  });

  test('maps that the kernel rewrote are told apart', () => {
    const line = '[mem 0x0000000000001000-0x0000000000001fff] usable';
    const text = ['BIOS-e820: ', 'modified: ', 'extended: ', 'reserve setup_data: ', 'user: '].map((start) => start + line).join('\n');
    expect(factsOf(text).map((fact) => (fact.kind === 'firmware-range' ? fact.map : ''))).toEqual(['bios', 'modified', 'extended', 'extended', 'user']);
  });

  test('the whole address space can be one range', () => {
    expect(factsOf('BIOS-e820: [mem 0x0000000000000000-0x000fffffffffffff] usable')).toMatchObject([{ range: range(0, 2 ** 52) }]);
  });

  test.each([
    ['0x0000000100000000-0x00000000ffff0000', 'inverted-range', '`0x0000000100000000-0x00000000ffff0000` ends before it starts, so a digit is probably missing. The line is left out of the review.'],
    ['0xffff888000000000-0xffff888000000fff', 'bad-address', '`0xffff888000000000-0xffff888000000fff` is no range of physical addresses: those have at most 52 bits. The line is left out of the review.'],
  ])('%s is a problem with a place: %s', (words, code, message) => {
    const text = `a\nBIOS-e820: [mem ${words}] usable\n`;
    expect(read(text)).toEqual({ facts: [], problems: [{ kind: 'problem', code, message, at: placeOf(text, words) }] });
  });

  test('a line that is cut is a problem too, and the next line still counts', () => {
    const text = 'BIOS-e820: [mem 0x0000000000001000-0x000\nBIOS-e820: [mem 0x0000000000002000-0x0000000000002fff] usable\n';
    expect(read(text)).toEqual({
      facts: [expect.objectContaining({ range: range(0x2000, 0x3000) })],
      problems: [
        {
          kind: 'problem',
          code: 'inverted-range',
          message: '`0x0000000000001000-0x000` ends before it starts, so a digit is probably missing. The line is left out of the review.',
          at: placeOf(text, '0x0000000000001000-0x000'),
        },
      ],
    });
  });

  test.each([
    'BIOS-e820: nothing of note',
    'BIOS-e820: [mem where?]',
    'BIOS-e820: [ram 0x0000000000001000-0x0000000000001fff] usable',
    'e820: update [mem 0x00000000-0x00000fff] usable ==> reserved',
    'e820: remove [mem 0x000a0000-0x000fffff] usable',
    'the line BIOS-e820: [mem 0x0000000000001000-0x0000000000001fff] usable',
  ])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
