import { describe, expect, test } from 'vitest';
import { lineIndex, reviewHost, type Place } from '../../../src/analysis/index';
import { definitionsAt, highlightsAt, languageIndex, referencesAt } from '../../../src/language/index';
import { HOST, hostWithCursor } from './support/host';
import { atCursor, marked } from './support/marked-text';

const lines = lineIndex(HOST);
const lineOf = ({ start }: Place['span']): number => lines.positionAt(start).line + 1;

const NODE_1 = 'node   1: [mem';
const FULL = hostWithCursor('TDMR [', HOST.replace('SEAMCALL (0x000000000000002d) failed: 0xc0000a0200000001', 'initialization failed: TDMR [0x0, 0x80000000): reserved areas exhausted.'));

describe('where a range comes from', () => {
  test.each([
    ['a range of the kernel: the firmware map, then the CMRs', hostWithCursor('[mem 0x0000000280000000'), [5, 13]],
    ['a line of the firmware map: the CMRs', hostWithCursor('0x0000000100000000-0x000000047fffffff'), [13]],
    ['a CMR: the lines of the firmware map', hostWithCursor('0x100000, 0x60000000'), [3]],
    ['what firmware keeps: all that says anything of it', hostWithCursor('0x0000000060000000-'), []],
    ['a message without a range: nothing', hostWithCursor('module initialization'), []],
  ])('%s', (_what, source, expected) => {
    expect(definitionsAt(...atCursor(source)).map(({ span }) => lineOf(span))).toEqual(expected);
  });

  test('a TDMR whose reserved areas ran out: the lines that make its holes', () => {
    const [index, offset] = atCursor(FULL);
    expect(definitionsAt(index, offset + 8).map(({ span }) => index.text.slice(span.start, span.end))).toEqual(['BIOS-e820: [mem 0x0000000060000000-0x000000006fffffff] reserved']);
  });
});

describe('references', () => {
  test('every other place that tells of the memory', () => {
    expect(referencesAt(...atCursor(hostWithCursor(NODE_1)), false).map(({ span }) => lineOf(span))).toEqual([5, 13]);
    expect(referencesAt(...atCursor(hostWithCursor(NODE_1)), true).map(({ span }) => lineOf(span))).toEqual([5, 10, 13]);
  });

  test('in every source of a host; highlights stay in the text', () => {
    const { text, cursors } = marked(hostWithCursor('[mem 0x0000000280000000'));
    const iomem = '00100000-5fffffff : System RAM\n100000000-47fffffff : System RAM\n';
    const sources = [{ name: 'dmesg.log', text }, { name: 'iomem.txt', text: iomem }];
    const index = languageIndex({ reviews: reviewHost(sources), source: 0, text, lines: sources.map((source) => lineIndex(source.text)) });
    expect(referencesAt(index, cursors[0] ?? 0, false).map(({ source, span }) => [source, source === 1 ? iomem.slice(span.start, span.end) : lineOf(span)])).toEqual([
      [0, 5],
      [0, 13],
      [1, '100000000-47fffffff : System RAM'],
    ]);
    expect(highlightsAt(index, cursors[0] ?? 0).map(lineOf)).toEqual([5, 10, 13]);
  });
});

test('highlights are what overlaps, and nothing for a word that is no memory', () => {
  expect(highlightsAt(...atCursor(hostWithCursor('0x100000, 0x60000000'))).map(lineOf)).toEqual([3, 8, 12]);
  expect(highlightsAt(...atCursor(hostWithCursor('Linux version')))).toEqual([]);
});
