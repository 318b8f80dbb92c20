import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineIndex } from '../../../src/analysis/index';
import { codeLenses, documentSymbols, foldingRanges, inlayHints, type DocumentSymbol } from '../../../src/language/index';
import { HOST, NEXT_BOOT } from './support/host';
import { indexOf } from './support/marked-text';

const fragmented = readFileSync(path.join(import.meta.dirname, '../../../samples/emerald-rapids-fragmented.log'), 'utf8');

function lensesOf(text: string): readonly string[] {
  const lines = lineIndex(text);
  return codeLenses(indexOf(text)).map(({ span, title, kind, action }) => `${lines.positionAt(span.start).line + 1} ${kind} ${title} -> ${action.kind} ${action.boot}`);
}

describe('code lenses', () => {
  test('the verdict stands above the boot, how full a TDMR is above its first region', () => {
    expect(lensesOf(fragmented)).toEqual([
      '1 verdict TDX did not initialise on this boot -> show-in-map 1',
      '1 offer Show in map -> show-in-map 1',
      '1 offer Try hot-adding… -> try-hot-add 1',
      '63 tdmr TDMR 0: 17 of 16 reserved areas -> show-in-map 1',
    ]);
  });

  test('each of several boots has its own', () => {
    expect(lensesOf(HOST + NEXT_BOOT).filter((lens) => lens.includes('verdict'))).toEqual([
      '1 verdict Boot 1 of 2: TDX did not initialise on this boot -> show-in-map 1',
      '16 verdict Boot 2 of 2: TDX did not initialise on this boot -> show-in-map 2',
    ]);
  });

  test('where nothing can be run there is nothing to try', () => {
    expect(lensesOf('[    0.000000] virt/tdx: CMR: [0x100000, 0x60000000)\n')).toEqual([
      '1 verdict It cannot be said whether TDX will initialise -> show-in-map 1',
      '1 offer Show in map -> show-in-map 1',
    ]);
  });
});

describe('inlay hints', () => {
  const hintsOf = (text: string, name?: string): readonly string[] => {
    const hints = inlayHints(indexOf(text, name), { start: 0, end: text.length }).toReversed();
    const shown = hints.reduce((all, { offset, text: words }) => `${all.slice(0, offset)}‹${words}›${all.slice(offset)}`, text);
    return shown.split('\n').filter((line) => line.includes('‹'));
  };

  test('stand behind each range', () => {
    expect(hintsOf(HOST)).toEqual([
      '[    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009ffff]‹640 KiB› usable',
      '[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000005fffffff]‹1.5 GiB› usable',
      '[    0.000000] BIOS-e820: [mem 0x0000000060000000-0x000000006fffffff]‹256 MiB› reserved',
      '[    0.000000] BIOS-e820: [mem 0x0000000100000000-0x000000047fffffff]‹14 GiB› usable',
      '[    0.040000]   node   0: [mem 0x0000000000001000-0x000000000009ffff]‹636 KiB›',
      '[    0.040000]   node   0: [mem 0x0000000000100000-0x000000005fffffff]‹1.5 GiB›',
      '[    0.040000]   node   0: [mem 0x0000000100000000-0x000000027fffffff]‹6 GiB›',
      '[    0.040000]   node   1: [mem 0x0000000280000000-0x000000047fffffff]‹8 GiB›',
      '[   10.000000] virt/tdx: CMR: [0x100000, 0x60000000)‹1.5 GiB›',
      '[   10.000000] virt/tdx: CMR: [0x100000000, 0x400000000)‹12 GiB›',
    ]);
  });

  test('stand behind a size in hexadecimal, and not behind one for people', () => {
    expect(hintsOf('{ "formatVersion": 1, "cmrs": [\n{ "base": "0x100000", "size": "0x700000" },\n{ "base": "0x80000000", "size": "2G" }\n] }', 'a.tdxmem.json')).toEqual(['{ "base": "0x100000", "size": "0x700000"‹7 MiB› },']);
  });

  test('only of the part that is asked about', () => {
    const at = HOST.indexOf('virt/tdx: CMR: [0x100000,');
    expect(inlayHints(indexOf(HOST), { start: at, end: at + 20 })).toEqual([{ offset: HOST.indexOf('0x60000000)') + 11, text: '1.5 GiB', tooltip: 'From 0x100000 to 0x60000000, exclusive: the last byte is 0x5fffffff.' }]);
  });
});

describe('sections', () => {
  const outline = (symbols: readonly DocumentSymbol[], indent = ''): readonly string[] =>
    symbols.flatMap(({ name, detail, kind, children }) => [`${indent}${kind} ${name}${detail === '' ? '' : ` · ${detail}`}`, ...outline(children, `${indent}  `)]);

  test('are the outline of a boot', () => {
    expect(outline(documentSymbols(indexOf(HOST)))).toEqual([
      'section Firmware memory map (e820) · 4',
      '  range [0x0, 0xa0000) · 640 KiB, e820: usable',
      '  range [0x100000, 0x60000000) · 1.5 GiB, e820: usable',
      '  range [0x60000000, 0x70000000) · 256 MiB, e820: reserved',
      '  range [0x100000000, 0x480000000) · 14 GiB, e820: usable',
      'section Early memory node ranges · 4',
      '  range [0x1000, 0xa0000) · 636 KiB, early memory node range of node 0',
      '  range [0x100000, 0x60000000) · 1.5 GiB, early memory node range of node 0',
      '  range [0x100000000, 0x280000000) · 6 GiB, early memory node range of node 0',
      '  range [0x280000000, 0x480000000) · 8 GiB, early memory node range of node 1',
      'section Convertible Memory Regions · 2',
      '  range [0x100000, 0x60000000) · 1.5 GiB, CMR: convertible memory',
      '  range [0x100000000, 0x400000000) · 12 GiB, CMR: convertible memory',
      'message Failed SEAMCALL · 0xc0000a0200000001',
      'message TDX initialisation failed · -5',
    ]);
  });

  test('several boots stand above them', () => {
    expect(documentSymbols(indexOf(HOST + NEXT_BOOT)).map(({ name, detail, children }) => [name, detail, children.length])).toEqual([
      ['Boot 1', 'TDX did not initialise on this boot', 5],
      ['Boot 2', 'TDX did not initialise on this boot', 5],
    ]);
  });

  test('an outline of very many ranges names the first of each list, and says how many follow', () => {
    const range = (index: number): string => `[mem 0x${(index * 0x2000).toString(16).padStart(16, '0')}-0x${(index * 0x2000 + 0xfff).toString(16).padStart(16, '0')}]`;
    const list = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => `[    0.000000] ${line(index)}\n`).join('');
    const firmware = (count: number): string => list(count, (index) => `BIOS-e820: ${range(index)} usable`);
    const nodes = list(3, (index) => `  node   0: ${range(index)}`);
    expect(documentSymbols(indexOf(firmware(1997) + nodes)).map(({ children }) => children.length)).toEqual([1997, 3]);
    const [first, second] = documentSymbols(indexOf(firmware(1998) + nodes));
    expect([first?.detail, first?.children.length, first?.children.at(-1)?.name]).toEqual(['1998', 1001, '998 more']);
    expect(second?.children.map(({ name }) => name)).toHaveLength(3);
    const lines = lineIndex(firmware(1998));
    expect(lines.positionAt(first?.children.at(-1)?.span.start ?? 0).line).toBe(1000);
  });

  test('an outline lies where its words do, a child inside its parent', () => {
    const check = (symbols: readonly DocumentSymbol[]): boolean =>
      symbols.every(({ span, selection, children }) => span.start <= selection.start && selection.end <= span.end && children.every((child) => span.start <= child.span.start && child.span.end <= span.end) && check(children));
    expect(check(documentSymbols(indexOf(HOST + NEXT_BOOT)))).toBe(true);
  });

  test('fold where they have several lines', () => {
    const lines = lineIndex(HOST);
    const folds = foldingRanges(indexOf(HOST)).map(({ start, end }) => [lines.positionAt(start).line + 1, lines.positionAt(end).line + 1]);
    expect(folds).toEqual([
      [2, 5],
      [7, 10],
      [12, 13],
    ]);
  });

  test('boots fold where there are several', () => {
    const lines = lineIndex(HOST + NEXT_BOOT);
    expect(foldingRanges(indexOf(HOST + NEXT_BOOT)).map(({ start }) => lines.positionAt(start).line + 1)).toEqual([1, 2, 7, 12, 16, 17, 22, 27]);
  });
});
