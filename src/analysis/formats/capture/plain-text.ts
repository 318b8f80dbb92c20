import { countUpTo } from '../../base/search';
import type { Span } from '../../base/span';
import type { BootReading, Reading } from '../../evidence/reading';

/** A text without what is no part of its lines, and where each piece of it stood. */
export interface PlainText {
  readonly text: string;
  /** Ascending: where each piece begins in the plain text, and how much was left out before it. */
  readonly pieces: readonly { readonly at: number; readonly leftOut: number }[];
}

/** What stands in the plain text for a part of the original; never longer than that part. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** `replacements` are in the order of the text and do not overlap. */
export function plainText(original: string, replacements: Iterable<Replacement>): PlainText {
  const pieces: { at: number; leftOut: number }[] = [{ at: 0, leftOut: 0 }];
  const kept: string[] = [];
  let from = 0;
  let leftOut = 0;
  for (const { start, end, by } of replacements) {
    kept.push(original.slice(from, start), by);
    leftOut += end - start - by.length;
    from = end;
    pieces.push({ at: end - leftOut, leftOut });
  }
  kept.push(original.slice(from));
  return { text: kept.join(''), pieces };
}

/** A reading of the plain text, with every place where it stands in the original. */
export function placedInOriginal(reading: Reading, { pieces }: PlainText): Reading {
  const original = (offset: number, end: boolean): number => {
    // What ends where something was left out ends before that.
    const index = countUpTo(pieces, end ? offset - 1 : offset, ({ at }) => at) - 1;
    return offset + (pieces[Math.max(0, index)]?.leftOut ?? 0);
  };
  const span = ({ start, end }: Span): Span => {
    const from = original(start, false);
    return { start: from, end: Math.max(from, original(end, true)) };
  };
  return { ...reading, boots: reading.boots.map((boot) => moved(boot, span)) };
}

/** Every span in a value, wherever it stands. */
function moved(value: BootReading, span: (from: Span) => Span): BootReading {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, key === 'span' ? span(inner as Span) : walk(inner)]));
  };
  return walk(value) as BootReading;
}
