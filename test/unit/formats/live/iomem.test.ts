import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

/** Label and depth of every entry. */
function tree(text: string): readonly string[] {
  return factsOf(text).map((fact) => (fact.kind === 'iomem-range' ? `${'. '.repeat(fact.depth)}${fact.label}` : fact.kind));
}

describe('/proc/iomem', () => {
  test('ranges with inclusive ends, labels and levels', () => {
    const text = '00001000-0009fbff : System RAM\nfebf8000-febfbfff : PCI Bus 0000:00\n  febf8000-febfbfff : 0000:00:02.0\n    febf8000-febfbfff : virtio-pci-modern\n100000000-13fffffff : System RAM (kmem)\n';
    expect(factsOf(text)).toEqual([
      { kind: 'iomem-range', range: range(0x1000, 0x9fc00), label: 'System RAM', depth: 0, at: placeOf(text, '00001000-0009fbff : System RAM') },
      { kind: 'iomem-range', range: range(0xfebf8000, 0xfebfc000), label: 'PCI Bus 0000:00', depth: 0, at: placeOf(text, 'febf8000-febfbfff : PCI Bus 0000:00') },
      { kind: 'iomem-range', range: range(0xfebf8000, 0xfebfc000), label: '0000:00:02.0', depth: 1, at: placeOf(text, 'febf8000-febfbfff : 0000:00:02.0') },
      { kind: 'iomem-range', range: range(0xfebf8000, 0xfebfc000), label: 'virtio-pci-modern', depth: 2, at: placeOf(text, 'febf8000-febfbfff : virtio-pci-modern') },
      { kind: 'iomem-range', range: range(0x100000000, 0x140000000), label: 'System RAM (kmem)', depth: 0, at: placeOf(text, '100000000-13fffffff : System RAM (kmem)') },
    ]);
  });

  test('sixteen digits and eight', () => {
    expect(factsOf('0000000100000000-000000013fffffff : System RAM\n10000000-8fffffff : System RAM')).toMatchObject([{ range: range(0x100000000, 0x140000000) }, { range: range(0x10000000, 0x90000000) }]);
  });

  test('every entry without addresses: one fact for the listing', () => {
    const text = '00000000-00000000 : Reserved\n00000000-00000000 : System RAM\n  00000000-00000000 : Kernel code\n';
    expect(factsOf(text)).toEqual([{ kind: 'addresses-hidden', listing: 'iomem', at: placeOf(text, '00000000-00000000 : Reserved') }]);
  });

  test('the page at zero is an address', () => {
    expect(factsOf('00000000-00000fff : Reserved')).toMatchObject([{ kind: 'iomem-range', range: range(0, 0x1000) }]);
  });

  test('what people write behind an entry is no part of its label', () => {
    const text = '180000000-1ffffffff : Soft Reserved  ### 2 nodes\n5d0000000-64fffffff : CXL Window 0 <-- here\ne0000000-efffffff : PCI ECAM 0000 [bus 00-ff]\nfed40000-fed44fff : MSFT0101:00\tTPM';
    expect(tree(text)).toEqual(['Soft Reserved', 'CXL Window 0', 'PCI ECAM 0000 [bus 00-ff]', 'MSFT0101:00']);
  });
});

describe('levels', () => {
  const WINDOW = ['CXL Window 0', '. region0', '. . dax0.0', '. . . System RAM (kmem)', 'CXL Window 1'];
  const listing = (indents: readonly string[]): string =>
    ['850000000-284fffffff : CXL Window 0', '850000000-284fffffff : region0', '850000000-284fffffff : dax0.0', '850000000-284fffffff : System RAM (kmem)', '2850000000-484fffffff : CXL Window 1']
      .map((line, index) => `${indents[index]}${line}\n`)
      .join('');

  test.each([
    ['two blanks each', ['', '  ', '    ', '      ', '']],
    ['quoted', ['> ', '>   ', '>     ', '>       ', '> ']],
    ['quoted four times', ['>>>> ', '>>>>   ', '>>>>     ', '>>>>       ', '>>>> ']],
    ['quoted with blanks between the marks', ['> > > ', '> > >   ', '> > >     ', '> > >       ', '> > > ']],
    ['moved to the right', ['        ', '          ', '            ', '              ', '        ']],
    ['three blanks for the first level', ['> ', '>    ', '>      ', '>        ', '> ']],
    ['four blanks for the first level', ['>>> ', '>>>     ', '>>>       ', '>>>         ', '>>> ']],
    ['tabs', ['', '\t', '\t\t', '\t\t\t', '']],
    ['eight blanks made a tab', ['    ', '      ', '\t', '\t  ', '    ']],
    ['hard blanks of a mail', ['\u00a0', '\u00a0 \u00a0', '\u00a0 \u00a0\u00a0 ', '\u00a0 \u00a0\u00a0 \u00a0 ', '\u00a0']],
    ['a diff that adds the first level', [' ', '+  ', '     ', '       ', ' ']],
    ['on a console with times', ['[    1.000000] ', '[    1.000001]   ', '[    1.000002]     ', '[    1.000003]       ', '[    1.000004] ']],
  ])('%s', (_, indents) => {
    expect(tree(listing(indents))).toEqual(WINDOW);
  });

  test('rows that were left out', () => {
    const text = '> 00000000-3050000ffd : Soft Reserved\n>   ..\n>   ...\n>   1050000000-304fffffff : CXL Window 0\n>     1050000000-304fffffff : region1\n';
    expect(tree(text)).toEqual(['Soft Reserved', '. CXL Window 0', '. . region1']);
  });

  test('an empty line is not the end, words are', () => {
    const rows = '850000000-284fffffff : CXL Window 0\n\n  850000000-284fffffff : region0\n';
    expect(tree(rows)).toEqual(['CXL Window 0', '. region0']);
    expect(tree(rows.replace('\n\n', '\nwords\n'))).toEqual(['CXL Window 0', 'region0']);
  });

  test('another quote is another listing', () => {
    const text = '850000000-284fffffff : CXL Window 0\n\n>   850000000-284fffffff : CXL Window 1\n>     850000000-284fffffff : region0\n';
    expect(tree(text)).toEqual(['CXL Window 0', 'CXL Window 1', '. region0']);
  });

  test('a row that cannot be used has its level all the same', () => {
    const text = '  100000000-27ffffff : System RAM\n    140000000-14fffffff : Kernel code\n';
    expect(read(text)).toMatchObject({ facts: [{ label: 'Kernel code', depth: 1 }], problems: [{ code: 'inverted-range', at: placeOf(text, '100000000-27ffffff') }] });
  });

  test('the dot that a mail program puts at the beginning of a line', () => {
    const text = '2850000000-484fffffff : CXL Window 1\n.4850000000-684fffffff : CXL Window 2\n  4850000000-684fffffff : region2\n';
    expect(tree(text)).toEqual(['CXL Window 1', 'CXL Window 2', '. region2']);
    expect(read('.4850000000-684fffffff : CXL Window 2')).toEqual({ facts: [], problems: [] });
  });
});

describe('a row that is cut', () => {
  const WHOLE = '00001000-0009fbff : System RAM\n';

  test.each(['000c0000-000c05ff :', '000c0000-000c05ff', '000c0600-000c', '000c0600-', '000c06', '00'])('%s', (cut) => {
    const text = `${WHOLE}${cut}`;
    expect(read(text)).toMatchObject({ facts: [{ label: 'System RAM' }], problems: [{ code: 'bad-value', at: { source: 0, span: { start: WHOLE.length, end: text.length } } }] });
  });

  test('without rows above it may be anything', () => {
    for (const text of ['000c0600-000c', '000c0000-000c05ff', 'deadbeef', '000c0000-000c05ff :']) expect(read(text)).toEqual({ facts: [], problems: [] });
  });

  test('words of hexadecimal letters below a listing', () => {
    expect(read(`${WHOLE}bad\nfaced\n`).problems).toEqual([]);
  });
});

test.each([
  ['/proc/ioports', '0000-001f : dma1\n  0cf8-0cff : PCI conf1'],
  ['/proc/PID/maps', '7f3c1c000000-7f3c1c021000 rw-p 00000000 00:00 0\n55d0e8a2c000-55d0e8a4e000 r-xp 00002000 fd:01 1234 /usr/bin/cat'],
  ['a PCI device', '0000:00:1f.2 SATA controller : Intel'],
  ['a hex dump', '00000000: 7f45 4c46 0201 0100  .ELF....'],
  ['a hash', 'abe8dbab8f9f8370c26e7b79b49ed795c1b6b70f : fix'],
  ['a UUID', '386769a3-cfa5-47c8-8797-d5ec58c9cb6c : root'],
  ['no blanks around the colon', '00001000-0009fbff: System RAM'],
])('silent: %s', (_, text) => {
  expect(read(text)).toEqual({ facts: [], problems: [] });
});
