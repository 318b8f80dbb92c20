import { physAddr, scanAddress } from '../../base/address';
import type { AddressRange } from '../../base/range';
import type { Place } from '../../base/span';
import type { Fact } from '../../evidence/fact';
import type { Problem } from '../../evidence/problem';

/** One line of a log: its own words are `text.slice(body, end)`. */
export interface LogLine {
  readonly text: string;
  /** Index of the source. */
  readonly source: number;
  readonly body: number;
  /** Before the line break and trailing blanks. */
  readonly end: number;
}

export type LineResult = Fact | Problem | readonly (Fact | Problem)[] | undefined;

/** Reads one kind of line. */
export interface LineReader {
  readonly id: string;
  /** What a line of this kind begins with, after its prefixes. */
  readonly starts: readonly string[];
  /** For starts shorter than four characters: what may stand fourth, so that few lines need a look. */
  readonly fourth?: string;
  /** What shows that a text has such lines. Absent where they tell too little by themselves, or occur in any text. */
  readonly sign?: RegExp;
  /** `undefined`: not this kind of line after all; another reader may claim it. A section takes this line too, and the next ones. */
  read(line: LogLine): LineResult | Section;
}

/** Lines that belong together: a table below its heading, a document, a dump. Lines that are blank never reach it. */
export interface Section {
  /** What a line says; `ended` when it is no part of the section: then it is read as any other line. */
  take(line: LogLine): LineResult | 'ended';
  /** What only the whole section tells. Called once, when the section or the text ends. */
  end?(): LineResult;
}

/** The words of a line. */
export function words(line: LogLine): string {
  return line.text.slice(line.body, line.end);
}

/** All of a line's words as a place. */
export function placeOf(line: LogLine): Place {
  return { source: line.source, span: { start: line.body, end: line.end } };
}

/** A part of a line's words as a place. Offsets count from the start of the words. */
export function partOf(line: LogLine, start: number, end: number): Place {
  return { source: line.source, span: { start: line.body + start, end: line.body + end } };
}

/** Two hexadecimal numbers with `between` between them, and where the second one ends. */
export interface RangeText {
  readonly range: AddressRange;
  readonly end: number;
}

export type RangeEnds = 'inclusive' | 'exclusive';

/**
 * Reads `0xA<between>0xB` at offset `at`. `undefined` when the shape is another; a problem when the shape fits but the
 * numbers are no range of physical bytes.
 */
export function readRange(line: LogLine, at: number, between: string, ends: RangeEnds): RangeText | Problem | undefined {
  const { text } = line;
  const first = scanAddress(text, at, line.end);
  if (first.end === at || !text.startsWith(between, first.end)) return undefined;
  const start = first.end + between.length;
  const last = scanAddress(text, start, line.end);
  const { end } = last;
  if (end === start) return undefined;
  const from = first.token;
  const to = last.token;
  if (from.kind === 'address' && to.kind === 'address') {
    const limit = ends === 'inclusive' ? to.value + 1 : to.value;
    if (limit >= from.value) return { range: { start: from.value, end: physAddr(limit) }, end };
  }
  const span: Place = { source: line.source, span: { start: at, end } };
  if (from.kind !== 'address' || to.kind !== 'address') return badAddress(text.slice(at, end), span);
  return invertedRange(text.slice(at, end), span);
}

/**
 * The problem of a line whose head promises a range of `0x` numbers at offset `at`, and whose range is cut or mistyped.
 * `undefined` where no such number begins there: then it is some other line.
 */
export function garbledRange(line: LogLine, at: number): Problem | undefined {
  if (!line.text.startsWith('0x', at)) return undefined;
  const shown = line.text.slice(at, Math.min(line.end, at + 60));
  return {
    kind: 'problem',
    code: 'bad-address',
    message: `\`${shown}\` is no whole range: the line is cut, or a character is mistyped. It is left out of the review.`,
    at: { source: line.source, span: { start: at, end: line.end } },
  };
}

function badAddress(shown: string, at: Place): Problem {
  return {
    kind: 'problem',
    code: 'bad-address',
    message: `\`${shown}\` is no range of physical addresses: those have at most 52 bits. The line is left out of the review.`,
    at,
  };
}

function invertedRange(shown: string, at: Place): Problem {
  return {
    kind: 'problem',
    code: 'inverted-range',
    message: `\`${shown}\` ends before it starts, so a digit is probably missing. The line is left out of the review.`,
    at,
  };
}

export function isProblem(value: RangeText | Problem): value is Problem {
  return 'kind' in value;
}

