import type { Span } from '../../base/span';
import { countUpTo } from '../../base/search';
import type { BootReading, Reading } from '../../evidence/reading';

/** A text without its terminal escapes, and where each piece of it stood. */
export interface PlainText {
  readonly text: string;
  /** Ascending: where each piece begins in the plain text, and how much was left out before it. */
  readonly pieces: readonly { readonly at: number; readonly leftOut: number }[];
}

/** Colours, cursor movements and screen modes, as `dmesg --color=always` and a serial console leave them. */
const ESCAPES = /\u001b(?:\[[\d;?=<>]{0,24}[A-Za-z]|[()][A-Z0-9]|[78=>cDEHM])/g;

export function hasEscapes(text: string): boolean {
  return text.includes('\u001b');
}

export function withoutEscapes(text: string): PlainText {
  const pieces: { at: number; leftOut: number }[] = [{ at: 0, leftOut: 0 }];
  const kept: string[] = [];
  let from = 0;
  let leftOut = 0;
  for (const match of text.matchAll(ESCAPES)) {
    kept.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    leftOut += match[0].length;
    pieces.push({ at: from - leftOut, leftOut });
  }
  kept.push(text.slice(from));
  return { text: kept.join(''), pieces };
}

/** A reading of the plain text, with every place where it stands in the original. */
export function placedInOriginal(reading: Reading, { pieces }: PlainText): Reading {
  const original = (offset: number, end: boolean): number => {
    // What ends where an escape begins ends before the escape.
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
