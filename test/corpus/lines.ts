import type { Fact } from '../../src/analysis/evidence/fact';
import type { Reading } from '../../src/analysis/evidence/reading';
import { lineIndex } from '../../src/analysis/index';

/** How many lines a text has, and what became of them. */
export interface LineCount {
  readonly lines: number;
  /** By what the lines tell, lines that are understood. A line may tell several things. */
  readonly understood: Readonly<Partial<Record<Fact['kind'], number>>>;
  /** Lines that cannot be read and are told. */
  readonly problems: number;
  /** Texts of lines with a range of addresses in them that are neither: they are not ours. */
  readonly strangers: readonly string[];
}

/** `0x…-0x…`, `[0x…, 0x…)`, `0x…..0x…`, `00100000-bffdffff`; not the zeros of a listing that hides its addresses. */
const RANGE = /\b0x[0-9a-f]+(?: ?[-,] ?|\.\.)0x[0-9a-f]+|\b(?!0+-0+\b)[0-9a-f]{8,16}-[0-9a-f]{8,16}\b/;

export function countLines(text: string, { boots }: Reading): LineCount {
  const index = lineIndex(text);
  const lines = text.split('\n');
  const told = new Map<Fact['kind'], Set<number>>();
  const known = new Set<number>();
  const problems = new Set<number>();
  const linesOf = ({ start, end }: { readonly start: number; readonly end: number }): readonly number[] => {
    const first = index.positionAt(start).line;
    return Array.from({ length: index.positionAt(end).line - first + 1 }, (_, more) => first + more);
  };
  for (const { facts, problems: unread } of boots) {
    for (const { kind, at } of facts) {
      const numbers = told.get(kind) ?? new Set();
      told.set(kind, numbers);
      for (const number of linesOf(at.span)) {
        numbers.add(number);
        known.add(number);
      }
    }
    for (const { at } of unread) for (const number of linesOf(at.span)) problems.add(number);
  }
  return {
    lines: text.endsWith('\n') ? lines.length - 1 : lines.length,
    understood: Object.fromEntries(Array.from(told, ([kind, numbers]) => [kind, numbers.size])),
    problems: problems.size,
    strangers: lines.filter((line, number) => !known.has(number) && !problems.has(number) && RANGE.test(line)),
  };
}
