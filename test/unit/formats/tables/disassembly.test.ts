import { describe, expect, test } from 'vitest';
import type { Place } from '../../../../src/analysis/base/span';
import { acpidump, cedt, fixedWindow, hexLines } from '../../support/acpi-tables';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

/** From some words to others, each of which stands in the text once. */
const between = (text: string, first: string, last: string): Place => {
  const [from, to] = [placeOf(text, first), placeOf(text, last)];
  return { source: 0, span: { start: from.span.start, end: to.span.end } };
};

const HEAD = `
/*
 * Intel ACPI Component Architecture
 * ACPI Data Table [SRAT]
 * Format: [HexOffset DecimalOffset ByteLength]  FieldName : FieldValue
 */

[000h 0000   4]                    Signature : "SRAT"    [System Resource Affinity Table]
[004h 0004   4]                 Table Length : 00000118
[008h 0008   1]                     Revision : 03
[009h 0009   1]                     Checksum : 35

[024h 0036   4]               Table Revision : 00000001
[028h 0040   8]                     Reserved : 0000000000000000
`;

const PROCESSOR = `
[030h 0048   1]                Subtable Type : 02 [Processor Local x2APIC Affinity]
[031h 0049   1]                       Length : 18
[034h 0052   4]             Proximity Domain : 00000009
[03Ch 0060   4]        Flags (decoded below) : 00000001
                                     Enabled : 1
`;

const entry = (base: string, length: string, flags: readonly [enabled: number, hotplug: number, nonVolatile: number]): string => `
[0F0h 0240   1]                Subtable Type : 01 [Memory Affinity]
[0F1h 0241   1]                       Length : 28

[0F2h 0242   4]             Proximity Domain : 00000001
[0F6h 0246   2]                    Reserved1 : 0000
[0F8h 0248   8]                 Base Address : ${base}
[100h 0256   8]               Address Length : ${length}
[108h 0264   4]                    Reserved2 : 00000000
[10Ch 0268   4]        Flags (decoded below) : 0000000${flags[0] + 2 * flags[1] + 4 * flags[2]}
                                     Enabled : ${flags[0]}
                               Hot Pluggable : ${flags[1]}
                                Non-Volatile : ${flags[2]}
[110h 0272   8]                    Reserved3 : 0000000000000000
`;

const ENTRY = entry('0000000280000000', '0000000300000000', [1, 1, 0]);
const SAID = { kind: 'srat-range', from: 'table', range: range(0x280000000, 0x580000000), pxm: 1, hotplug: true, nonVolatile: false };

describe('a disassembled SRAT', () => {
  test('memory, from its type to the last line that counts', () => {
    const text = `${HEAD}${PROCESSOR}${ENTRY}`;
    const at = between(text, '[0F0h 0240   1]                Subtable Type : 01 [Memory Affinity]', 'Non-Volatile : 0');
    expect(factsOf(text)).toEqual([{ ...SAID, at }]);
  });

  test.each([
    [[1, 0, 0], [{ hotplug: false, nonVolatile: false }]],
    [[1, 1, 1], [{ hotplug: true, nonVolatile: true }]],
    [[1, 0, 1], [{ hotplug: false, nonVolatile: true }]],
    [[0, 1, 0], []],
  ] as const)('flags %j', (flags, said) => {
    expect(read(HEAD + entry('0000000280000000', '0000000300000000', flags) + PROCESSOR)).toMatchObject({ facts: said, problems: [] });
  });

  test('an entry of no length says nothing', () => {
    expect(read(HEAD + entry('0000001480000000', '0000000000000000', [1, 0, 0]))).toEqual({ facts: [], problems: [] });
  });

  test('of a proximity domain, the first revision has the low byte only', () => {
    const high = (HEAD + ENTRY).replace('Domain : 00000001', 'Domain : 00000103');
    expect(factsOf(high)).toMatchObject([{ pxm: 0x103 }]);
    expect(factsOf(high.replace('Revision : 03', 'Revision : 01'))).toMatchObject([{ pxm: 3 }]);
  });

  test('the bytes below say the same, so they are not read again', () => {
    const bytes = hexLines(Array.from({ length: 64 }, (_, index) => [0x53, 0x52, 0x41, 0x54][index] ?? 0), '  // ');
    expect(read(`${HEAD}${ENTRY}\nRaw Table Data: Length 280 (0x118)\n\n${bytes.join('\n')}\n`)).toMatchObject({ facts: [SAID], problems: [] });
  });

  test('two tables in one file, and a log behind them', () => {
    const log = 'ACPI: SRAT: Node 1 PXM 1 [mem 0x280000000-0x57fffffff] hotplug';
    expect(read(`${HEAD}${ENTRY}${HEAD}${ENTRY}${log}`)).toMatchObject({ facts: [SAID, SAID, { from: 'log', node: 1 }], problems: [] });
  });
});

describe('a disassembled CEDT', () => {
  const WINDOW = `
[024h 0036 001h]               Subtable Type : 00 [CXL Host Bridge Structure]
[034h 0052 008h]               Register base : 0000000480000000
[03Ch 0060 008h]             Register length : 0000000000010000

[044h 0068 001h]               Subtable Type : 01 [CXL Fixed Memory Window Structure]
[045h 0069 001h]                    Reserved : 00
[046h 0070 002h]                      Length : 0028
[04Ch 0076 008h]         Window base address : 0000000490000000
[054h 0084 008h]                 Window size : 0000000100000000
[05Ch 0092 001h]          Interleave Members : 08
[05Dh 0093 001h]       Interleave Arithmetic : 00
[060h 0096 004h]                 Granularity : 00000000
[064h 0100 002h]                Restrictions : 000A
[066h 0102 002h]                       QtgId : 0000
[068h 0104 004h]                First Target : 0000000C
`;
  const WINDOW_SAID = { kind: 'cxl-window', from: 'table', range: range(0x490000000, 0x590000000), interleaveWays: 3, holds: { volatile: false, persistent: true } };

  test('a window', () => {
    const at = between(WINDOW, '[044h 0068 001h]', 'Restrictions : 000A');
    expect(factsOf(WINDOW)).toEqual([{ ...WINDOW_SAID, at }]);
  });

  test('newer names of the ways', () => {
    expect(factsOf(WINDOW.replace('     Interleave Members', 'Interleave Members (2^n)'))).toMatchObject([WINDOW_SAID]);
  });

  test('iasl that does not know the table: its bytes are read', () => {
    const bytes = cedt([fixedWindow({ base: 0x490000000, size: 0x100000000, encodedWays: 8, restrictions: 10 })]);
    const text = [
      '[000h 0000   4]                    Signature : "CEDT"    ',
      '[004h 0004   4]                 Table Length : 0000004C',
      '',
      '**** Unknown ACPI table signature [CEDT]',
      '',
      'Raw Table Data: Length 76 (0x4C)',
      '',
      ...hexLines(bytes, '  // '),
    ].join('\n');
    expect(factsOf(text)).toEqual([{ ...WINDOW_SAID, at: { source: 0, span: { start: text.indexOf('0020: '), end: text.length } } }]);
  });
});

describe('pieces', () => {
  test('as a mail has them: lines left out, remarks, quotes', () => {
    const text = `
> Below are the entries (with some lines removed) :
>
> [A128h 41256 001h]               Subtable Type : 01 [Memory Affinity]
> [A12Ah 41258 004h]            Proximity Domain : 00000006
> [A130h 41304 008h]                Base Address : 0000002080000000
> [A138h 41312 008h]              Address Length : 0000006000000000
>                                       Enabled : 1
>                                 Hot Pluggable : 1
> ...
>
> [A150h 41296 001h]               Subtable Type : 01 [Memory Affinity]
> [A152h 41298 004h]            Proximity Domain : 00000007
> [A158h 41304 008h]                Base Address : 0000064F80000000
> [A160h 41312 008h]              Address Length : 0000008000000000
>
> and the windows:
>
> [0A4h 0164 001h]               Subtable Type : 01 [CXL Fixed Memory Window Structure]
> [0ACh 0172 008h]         Window base address : 0000002080000000 <- Memory region
> [0B4h 0180 008h]                 Window size : 0000032780000000
> [0BCh 0188 001h]          Interleave Members : 01           <-- 2-way interleave
> [0C8h 0200 004h]                First Target : 00000043     <-- host bridge id
`;
    expect(read(text)).toMatchObject({
      facts: [
        { kind: 'srat-range', range: range(0x2080000000, 0x8080000000), pxm: 6, hotplug: true, at: between(text, '[A128h', 'Hot Pluggable : 1') },
        { kind: 'srat-range', range: range(0x64f80000000, 0x6cf80000000), pxm: 7, hotplug: false },
        { kind: 'cxl-window', range: range(0x2080000000, 0x34800000000), interleaveWays: 2 },
      ],
      problems: [],
    });
    expect(factsOf(text)[2]).not.toHaveProperty('holds');
  });

  const PLAIN = `
        Subtable Type : 01 [Memory Affinity]
               Length : 28
     Proximity Domain : 00000001          <- NUMA Node 1
         Base Address : 0000000280000000  <- Physical Memory Region
       Address Length : 0000000300000000
Flags (decoded below) : 0000000B
              Enabled : 1
        Hot Pluggable : 1
         Non-Volatile : 0
`;

  test.each([
    ['without the column of offsets', PLAIN],
    ['with lengths for a column, as a template', ENTRY.replaceAll(/^\[.{3,5} .{4} {3}(\d)\]/gm, '[000$1]')],
    ['without the type', PLAIN.replace(/^.*Subtable.*\n/m, '')],
    ['with angle brackets, as old versions wrote', ENTRY.replace('[Memory Affinity]', '<Memory Affinity>')],
    ['with the name wrapped', PLAIN.replace('[Memory Affinity]', '\n[Memory Affinity]')],
    ['with half the name wrapped', PLAIN.replace('Affinity]', '\nAffinity]')],
    ['with the flags alone', PLAIN.replaceAll(/^.*(?:Enabled|Hot|Non).*\n/gm, '').replace('0000000B', '00000003')],
    ['with the lines below the flags alone', PLAIN.replace(/^Flags.*\n/m, '')],
    ['with dots in brackets', PLAIN.replace('       Address Length', '[...]\n       Address Length')],
    ['with a snip', PLAIN.replace('       Address Length', '<snip>\n       Address Length')],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ facts: [SAID], problems: [] });
  });

  test('the lines of a grep', () => {
    const text = `${PROCESSOR}${ENTRY}${ENTRY}`.split('\n').filter((line) => /Proximity Domain|Base Address|Address Length|Enabled|Hot/.test(line)).join('\n');
    expect(read(text)).toMatchObject({ facts: [SAID, SAID], problems: [] });
  });

  test('flags that say no are believed', () => {
    const disabled = PLAIN.replaceAll(/^.*(?:Enabled|Hot|Non).*\n/gm, '').replace('0000000B', '0000000A');
    expect(read(disabled)).toEqual({ facts: [], problems: [] });
  });

  test.each([
    ['Proximity Domain', 'proximity domain'],
    ['Base Address', 'base address'],
    ['Address Length', 'address length'],
  ])('without its %s an entry is no range, which is told', (name, what) => {
    const text = PLAIN.replace(new RegExp(`^.*${name} .*\n`, 'm'), '');
    expect(read(text)).toMatchObject({
      facts: [],
      problems: [{ code: 'cut-table', message: expect.stringContaining(`has no ${what}`), at: between(text, 'Subtable Type', 'Non-Volatile : 0') }],
    });
  });

  test.each([
    ['Window base address', 'Subtable Type : 01 [CXL Fixed Memory Window Structure]\nWindow size : 0000000100000000'],
    ['Window size', 'Window base address : 0000000490000000'],
  ])('a window without its %s is told', (_, text) => {
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'cut-table', at: placeOf(text, text) }] });
  });

  test.each([
    ['000000028000O000', 'cut-table'],
    ['00000002800000000000000000', 'cut-table'],
    ['00000002', 'cut-table'],
    ['x', 'cut-table'],
    ['FFFFFFFFFFFFFFFF', 'bad-address'],
    ['0010000000000000', 'bad-address'],
  ])('a base of %s is told', (base, code) => {
    expect(read(ENTRY.replace('0000000280000000', base))).toMatchObject({ facts: [], problems: [{ code }] });
  });

  test('an entry that prose cuts in two is told', () => {
    expect(read(PLAIN.replace('       Address Length', 'this one is the CXL memory:\n       Address Length'))).toMatchObject({ facts: [], problems: [{ code: 'cut-table' }] });
  });

  test.each([
    ['an entry of another table', '[0A8h 0168   1]                Subtable Type : 01 [I/O APIC]\n[0ACh 0172   4]                      Address : FEC00000'],
    ['a domain of another table', 'Proximity Domain : 00000001\nAddress Base : 0000000280000000\nAddress Length : 0000000300000000'],
    ['another table', '[000h 0000   4]                    Signature : "APIC"    [Multiple APIC Description Table]'],
    ['a disabled processor', PROCESSOR.replace('Enabled : 1', 'Enabled : 0')],
    ['prose', 'Subtable Type 01 is memory: base and length.'],
    ['a prompt', '[host ~]# cat srat.dsl'],
  ])('silent: %s', (_, text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });

  test('a dump of bytes beside it is another thing', () => {
    const dump = acpidump('CEDT', cedt([fixedWindow({ base: 0x1000, size: 0x1000, encodedWays: 0, restrictions: 4 })]));
    expect(read(`${ENTRY}\n${dump}`)).toMatchObject({ facts: [SAID, { kind: 'cxl-window' }], problems: [] });
    expect(read(`${ENTRY}\n${dump.slice(dump.indexOf('\n'))}`)).toMatchObject({ facts: [SAID, { kind: 'cxl-window' }], problems: [] });
  });
});
