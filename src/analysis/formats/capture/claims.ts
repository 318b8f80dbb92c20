import type { LineReader } from './line-reader';
import { lineReaders } from './registry';

/** A reader that takes lines with this beginning. */
export interface Claim {
  readonly start: string;
  readonly reader: LineReader;
  /** Where the beginning ends and with which character: most lines differ there, which is faster to see than that they begin otherwise. */
  readonly last: number;
  readonly lastCode: number;
}

/**
 * The readers that might take a line, by the first and the fourth character of its words: `memory[` and `memblock_add` then
 * differ, and a line of no interest costs one look-up.
 */
export function claimsOn(text: string, body: number): readonly Claim[] | undefined {
  const first = text.charCodeAt(body);
  const fourth = text.charCodeAt(body + 3);
  return CLAIMS[first * ROW + (fourth < ASCII ? fourth : ASCII)];
}

/** Whether a line begins as a claim asks for. */
export function isClaimed(text: string, body: number, { start, last, lastCode }: Claim): boolean {
  return text.charCodeAt(body + last) === lastCode && text.startsWith(start, body);
}

const ASCII = 128;
/** A fourth character of each code, and one that is none of these or is missing. */
const ROW = ASCII + 1;

const CLAIMS: readonly (readonly Claim[] | undefined)[] = claimTable(lineReaders);

function claimTable(readers: readonly LineReader[]): readonly (readonly Claim[] | undefined)[] {
  const claims = readers.flatMap((reader) => reader.starts.map((start): Claim => ({ start, reader, last: start.length - 1, lastCode: start.charCodeAt(start.length - 1) })));
  return Array.from({ length: ASCII }, (_, first) => {
    const own = claims.filter(({ start }) => start.charCodeAt(0) === first);
    return Array.from({ length: ROW }, (__, fourth) => {
      const some = own.filter((claim) => mayHaveFourth(claim, fourth));
      return some.length === 0 ? undefined : some;
    });
  }).flat();
}

/** A claim that is shorter takes any fourth character, unless its reader says which. */
function mayHaveFourth({ start, reader }: Claim, code: number): boolean {
  const fourth = start.length < 4 ? reader.fourth : start[3];
  return fourth === undefined || (code < ASCII && fourth.includes(String.fromCharCode(code)));
}
