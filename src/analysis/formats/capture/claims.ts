import type { LineReader } from './line-reader';
import { lineReaders } from './registry';

/** A reader that takes lines with this beginning. */
export interface Claim {
  readonly start: string;
  readonly fourth?: string;
  readonly reader: LineReader;
}

/** The claims on lines that begin with one character. */
interface Bucket {
  readonly claims: readonly Claim[];
  /** By character code: whether a claim has that character fourth. Absent where a claim is shorter and takes any. */
  readonly fourth: readonly boolean[] | undefined;
}

/**
 * The readers that might take a line, by the first and the fourth character of its words: `memory[` and `memblock_add` then
 * differ, and a line of no interest costs two look-ups.
 */
export function claimsOn(text: string, body: number): readonly Claim[] | undefined {
  const bucket = BUCKETS[text.charCodeAt(body)];
  if (bucket === undefined) return undefined;
  return bucket.fourth === undefined || bucket.fourth[text.charCodeAt(body + 3)] === true ? bucket.claims : undefined;
}

const BUCKETS: readonly (Bucket | undefined)[] = bucketsOf(lineReaders);

function bucketsOf(readers: readonly LineReader[]): (Bucket | undefined)[] {
  const claims = readers.flatMap((reader) => reader.starts.map((start): Claim => ({ start, reader, ...(reader.fourth !== undefined && { fourth: reader.fourth }) })));
  return Array.from({ length: 128 }, (_, code) => {
    const own = claims.filter(({ start }) => start.charCodeAt(0) === code);
    return own.length === 0 ? undefined : { claims: own, fourth: fourthOf(own) };
  });
}

function fourthOf(claims: readonly Claim[]): readonly boolean[] | undefined {
  const fourths = claims.map(({ start, fourth }) => (start.length < 4 ? fourth : start[3]));
  if (fourths.includes(undefined)) return undefined;
  return Array.from({ length: 128 }, (_, code) => fourths.some((some) => some?.includes(String.fromCharCode(code)) === true));
}
