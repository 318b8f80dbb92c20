import { createHash } from 'node:crypto';
import { hexRange, type Finding } from '../../../analysis/index';
import type { Reviewed } from '../reporter';
import { uriOf } from './artifacts';

/** Makes the fingerprints of one report: the same finding keeps its own when lines move, and no two share one. */
export function fingerprints(): (finding: Finding, reviewed: Reviewed) => string {
  const seen = new Map<string, number>();
  return ({ code, at, range }, { review }) => {
    const identity = [code, uriOf(review.sources[at.source] ?? ''), range === undefined ? '' : hexRange(range)].join('\n');
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return createHash('sha256').update(`${identity}\n${before}`).digest('hex').slice(0, 32);
  };
}
