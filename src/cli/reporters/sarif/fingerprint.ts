import { createHash } from 'node:crypto';
import { hexRange, type Finding } from '../../../analysis/index';
import type { Reviewed } from '../reporter';
import { uriOf } from './artifacts';

/** What a finding is known by. */
export interface Identified {
  readonly code: string;
  readonly source: string;
  /** The memory that it is about: `[0x100000, 0x200000)`. */
  readonly range?: string;
}

export function identified({ code, at, range }: Finding, { review }: Reviewed): Identified {
  return { code, source: review.sources[at.source] ?? '', ...(range !== undefined && { range: hexRange(range) }) };
}

/**
 * Makes the fingerprints of one report: the same finding keeps its own when lines move, and no two share one. They have a name of
 * their own: `primaryLocationLineHash`, which GitHub looks at, is a hash of the line, which its upload action makes and compares.
 */
export function fingerprints(): (finding: Identified) => string {
  const seen = new Map<string, number>();
  return ({ code, source, range = '' }) => {
    const identity = [code, uriOf(source), range].join('\n');
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return createHash('sha256').update(`${identity}\n${before}`).digest('hex').slice(0, 32);
  };
}
