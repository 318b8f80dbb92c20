import { PAGE_SIZE, physAddr, sameRange, type AddressRange, type RangedFact } from '../analysis/index';
import { bootAt, factsIn, type BootIndex, type LanguageIndex } from './language-index';
import { lineAt } from './line-at';
import type { Token } from './token';
import { tokensOf } from './tokens';

/** What stands at an offset. */
export interface Cursor {
  readonly boot: BootIndex;
  readonly token?: Token;
  /** The fact whose words hold the offset: the narrowest, where one holds another. */
  readonly fact?: RangedFact;
  /** What a reader at this place looks at: the fact's own range, or what the token names. */
  readonly range?: AddressRange;
}

export function cursorAt(index: LanguageIndex, offset: number): Cursor | undefined {
  const here = factsIn(index, { start: offset, end: offset })
    .toSorted((a, b) => length(a.fact) - length(b.fact))[0];
  const boot = here?.boot ?? bootAt(index, offset);
  if (boot === undefined) return undefined;
  const fact = here?.fact;
  const token = tokenAt(index, offset);
  const range = rangeOf(token, fact);
  return { boot, ...(token && { token }), ...(fact && { fact }), ...(range && { range }) };
}

export function tokenAt({ text }: LanguageIndex, offset: number): Token | undefined {
  for (const token of tokensOf(text, lineAt(text, offset))) if (token.span.start <= offset && offset <= token.span.end) return token;
  return undefined;
}

/** A number stands for the fact's range where it is one of its bounds; else for itself. */
function rangeOf(token: Token | undefined, fact: RangedFact | undefined): AddressRange | undefined {
  if (token === undefined) return fact?.range;
  switch (token.kind) {
    case 'range':
      // The reader of the line knows whether its end is the last byte.
      return fact !== undefined && fact.range.start === token.range.start && Math.abs(fact.range.end - token.range.end) <= 1 && !sameRange(fact.range, token.range) ? fact.range : token.range;
    case 'address':
      return fact?.range.start === token.address ? fact.range : byteAt(token.address);
    case 'pfn':
      return pageAt(token.pfn);
    default:
      return fact?.range;
  }
}

function length({ at }: RangedFact): number {
  return at.span.end - at.span.start;
}

const LAST_BYTE = 2 ** 52 - 1;

function byteAt(address: number): AddressRange | undefined {
  return address > LAST_BYTE ? undefined : { start: physAddr(address), end: physAddr(address + 1) };
}

function pageAt(pfn: number): AddressRange | undefined {
  const start = pfn * PAGE_SIZE;
  return start > LAST_BYTE ? undefined : { start: physAddr(start), end: physAddr(start + PAGE_SIZE) };
}
