import { describe, expect, test } from 'vitest';
import type { Place } from '../../../../src/analysis/base/span';
import { acpidump, affinity, cedt, fixedWindow, hexLines, HOST_BRIDGE, PROCESSOR, srat, summed, type AffinityEntry } from '../../support/acpi-tables';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

const memory = (base: number, length: number, rest: Partial<AffinityEntry> = {}): number[] =>
  affinity({ pxm: 0, base, length, enabled: true, hotplug: false, nonVolatile: false, ...rest });

/** The whole of the lines from one offset to another. */
const lines = (text: string, first: string, last: string): Place => {
  const line = (offset: string): Place => placeOf(text, text.split('\n').find((words) => words.trim().startsWith(`${offset}: `))?.trim() ?? '');
  return { source: 0, span: { start: line(first).span.start, end: line(last).span.end } };
};

const LOW = memory(0x100000, 0x7ff00000);
const HOT = memory(0x280000000, 0x300000000, { pxm: 1, hotplug: true });
const SAID_OF_LOW = { kind: 'srat-range', from: 'table', range: range(0x100000, 0x80000000), pxm: 0, hotplug: false, nonVolatile: false };
const SAID_OF_HOT = { kind: 'srat-range', from: 'table', range: range(0x280000000, 0x580000000), pxm: 1, hotplug: true, nonVolatile: false };

describe('bytes of an SRAT', () => {
  test('memory that is enabled, at the lines that hold it', () => {
    const text = acpidump('SRAT', srat([PROCESSOR, LOW, PROCESSOR, HOT]));
    expect(factsOf(text)).toEqual([
      { ...SAID_OF_LOW, at: lines(text, '0040', '0060') },
      { ...SAID_OF_HOT, at: lines(text, '0070', '0090') },
    ]);
  });

  test('what is disabled or empty says nothing', () => {
    const disabled = memory(0x100000000, 0x10000000, { enabled: false });
    expect(read(acpidump('SRAT', srat([disabled, memory(0x100000000, 0), LOW])))).toMatchObject({ facts: [SAID_OF_LOW], problems: [] });
  });

  test.each([
    ['hotplug', { hotplug: true, nonVolatile: false }],
    ['non-volatile', { hotplug: false, nonVolatile: true }],
    ['both', { hotplug: true, nonVolatile: true }],
  ])('flags: %s', (_, flags) => {
    expect(factsOf(acpidump('SRAT', srat([memory(0x1000, 0x1000, flags)])))).toMatchObject([flags]);
  });

  test('of a proximity domain, the first revision has the low byte only', () => {
    const entry = memory(0x1000, 0x1000, { pxm: 0x12345 });
    expect(factsOf(acpidump('SRAT', srat([entry], 1)))).toMatchObject([{ pxm: 0x45 }]);
    expect(factsOf(acpidump('SRAT', srat([entry], 2)))).toMatchObject([{ pxm: 0x12345 }]);
  });

  test('the last byte of all, and one more', () => {
    expect(factsOf(acpidump('SRAT', srat([memory(2 ** 52 - 0x1000, 0x1000)])))).toMatchObject([{ range: range(2 ** 52 - 0x1000, 2 ** 52) }]);
    expect(read(acpidump('SRAT', srat([memory(2 ** 52 - 0x1000, 0x2000), LOW])))).toMatchObject({ facts: [SAID_OF_LOW], problems: [{ code: 'bad-address' }] });
  });

  test('numbers of 64 bits are no addresses, and are not rounded to some', () => {
    const entry = memory(0, 0x1000).with(15, 0xff);
    expect(read(acpidump('SRAT', srat([entry])))).toMatchObject({ facts: [], problems: [{ code: 'bad-address' }] });
  });
});

describe('bytes of a CEDT', () => {
  test('windows, and nothing of a host bridge', () => {
    const window = fixedWindow({ base: 0x490000000, size: 0x100000000, encodedWays: 1, restrictions: 6 });
    const text = acpidump('CEDT', cedt([HOST_BRIDGE, window]));
    expect(factsOf(text)).toEqual([
      { kind: 'cxl-window', from: 'table', range: range(0x490000000, 0x590000000), interleaveWays: 2, holds: { volatile: true, persistent: false }, at: lines(text, '0040', '0060') },
    ]);
  });

  test.each([
    [0, 1],
    [1, 2],
    [2, 4],
    [3, 8],
    [4, 16],
    [8, 3],
    [9, 6],
    [10, 12],
    [5, undefined],
  ])('encoded ways %i are %s', (encodedWays, interleaveWays) => {
    const [only] = factsOf(acpidump('CEDT', cedt([fixedWindow({ base: 0x1000, size: 0x1000, encodedWays, restrictions: 6 })])));
    expect(only).toMatchObject({ kind: 'cxl-window' });
    expect(only?.kind === 'cxl-window' && only.interleaveWays).toBe(interleaveWays);
  });

  test.each([
    [0x06, { volatile: true, persistent: false }],
    [0x0a, { volatile: false, persistent: true }],
    [0x0f, { volatile: true, persistent: true }],
    [0x13, undefined],
  ])('restrictions %i', (restrictions, holds) => {
    const [only] = factsOf(acpidump('CEDT', cedt([fixedWindow({ base: 0x1000, size: 0x1000, encodedWays: 0, restrictions })])));
    expect(only?.kind === 'cxl-window' && only.holds).toEqual(holds);
  });
});

describe('a dump that is not as acpidump left it', () => {
  const TABLE = srat([PROCESSOR, LOW, PROCESSOR, HOT]);
  const SAID = [SAID_OF_LOW, SAID_OF_HOT];
  const DUMP = acpidump('SRAT', TABLE);

  test.each([
    ['without its heading', hexLines(TABLE).join('\n')],
    ['quoted', DUMP.replaceAll(/^/gm, '> > ')],
    ['with CR LF', DUMP.replaceAll('\n', '\r\n')],
    ['with blanks squeezed before the text', ['SRAT @ 0x0000000000000000', ...hexLines(TABLE, ' ')].join('\n')],
    ['with the text wrapped below its bytes', DUMP.replaceAll(/(?<=^ {4}.{53}) +(?=\S)/gm, '\n')],
    ['with half the text wrapped', DUMP.replaceAll(/(?<=^ {4}.{53} +\S\S)(?=\S)/gm, '\n')],
    ['in small letters', DUMP.toLowerCase().replaceAll('srat @', 'SRAT @')],
    ['after an other table', `FACP @ 0x0000000000000000\n${hexLines([0x46, 0x41, 0x43, 0x50, 8, 0, 0, 0]).join('\n')}\n\n${DUMP}`],
    ['as iasl prints it', hexLines(TABLE, '  // ').join('\n')],
    ['as xxd prints it', hexLines(TABLE).map((line) => `0000${line.trim().replace(/(?<=[: ]\w\w) (?=\w\w)(?=(?:\w\w ){0,14}\w\w {2})/g, '')}`).join('\n')],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ facts: SAID, problems: [] });
  });

  test('two dumps of it are two', () => {
    expect(read(DUMP + DUMP)).toMatchObject({ facts: [...SAID, ...SAID], problems: [] });
  });

  test('lines of another kind behind it are theirs', () => {
    expect(read(`${DUMP.trimEnd()}\nSRAT: Node 0 PXM 0 [mem 0x0-0xfff]`)).toMatchObject({ facts: [...SAID, { from: 'log' }], problems: [] });
  });

  test('cut: what is whole counts, and where it stops is told', () => {
    const kept = DUMP.split('\n').slice(0, 9).join('\n');
    expect(read(kept)).toMatchObject({ facts: [SAID_OF_LOW], problems: [{ code: 'cut-table', at: lines(kept, '0070', '0070') }] });
  });

  test('a line left out spoils the entries that it holds, and no others', () => {
    const text = acpidump('SRAT', srat([LOW, LOW, HOT])).replace(/^ {4}0040: .*\n/m, '');
    expect(read(text)).toMatchObject({ facts: [SAID_OF_LOW, SAID_OF_HOT], problems: [{ code: 'cut-table' }] });
  });

  test('a garbled byte does too', () => {
    const text = acpidump('SRAT', srat([LOW, LOW, HOT])).replace(/^( {4}0040: 00) 00/m, '$1 O0');
    expect(read(text)).toMatchObject({ facts: [SAID_OF_LOW, SAID_OF_HOT], problems: [{ code: 'cut-table' }] });
  });

  test('a wrong checksum is told at the line that holds it, and the entries count', () => {
    const text = acpidump('SRAT', TABLE.with(9, ((TABLE[9] ?? 0) + 1) % 256));
    expect(read(text)).toMatchObject({ facts: SAID, problems: [{ code: 'bad-table', at: lines(text, '0000', '0000') }] });
  });

  test.each([0, 1])('an entry of length %i ends the table', (length) => {
    const text = acpidump('SRAT', srat([LOW, [7, length, 0, 0], HOT]));
    expect(read(text)).toMatchObject({ facts: [SAID_OF_LOW], problems: [{ code: 'bad-table', message: expect.stringContaining(`says that it has ${length} bytes`) }] });
  });

  test('an entry beyond the end of the table ends it', () => {
    expect(read(acpidump('SRAT', srat([LOW, HOT.slice(0, 39)])))).toMatchObject({ facts: [SAID_OF_LOW], problems: [{ code: 'bad-table', message: expect.stringContaining('beyond the end') }] });
  });

  test('an entry too short for its kind is left out', () => {
    expect(read(acpidump('SRAT', srat([[1, 16, ...LOW.slice(2, 16)], HOT])))).toMatchObject({ facts: [SAID_OF_HOT], problems: [{ code: 'bad-table' }] });
  });

  test('a table shorter than its header', () => {
    expect(read(acpidump('SRAT', summed(TABLE.with(4, 8).with(5, 0))))).toMatchObject({ facts: [], problems: [{ code: 'bad-table' }] });
  });

  test.each([
    ['a header that is cut', 'SRAT @ 0x0000000000000000\n    0000: 53 52 41 54 18', '0000: 53 52 41 54 18'],
    ['a heading alone', 'CEDT @ 0x0000000000000000\n\nFACP @ 0x0000000000000000', 'CEDT @ 0x0000000000000000'],
    ['a garbled first line', 'SRAT @ 0x0000000000000000\n    0000: 53 S2 41 54 18', 'SRAT @ 0x0000000000000000'],
  ])('%s is told', (_, text, at) => {
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'cut-table', at: placeOf(text, at) }] });
  });

  test.each([
    ['another table', acpidump('FACP', [0x46, 0x41, 0x43, 0x50, 1, 0, 0, 0])],
    ['the middle of one', DUMP.split('\n').slice(2).join('\n')],
    ['an address', 'Host: SRAT @ 0x7bef7140'],
    ['other bytes', '0000: 53 52 41 55'],
  ])('silent: %s', (_, text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
