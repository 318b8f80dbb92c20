import type { RangedFact, Review } from '../analysis/index';

/** Every fact about a range that one boot tells, once for each place and range. */
export function factsOf({ ranged, host }: Review): readonly RangedFact[] {
  // Blocks that a listing knows by number alone get their ranges from the block size, when the host is assembled.
  const listed = ranged.some(({ kind }) => kind === 'block-state');
  const blocks = listed ? [] : (host.present?.blocks ?? []).map((block): RangedFact => ({ kind: 'block-state', from: 'sysfs', ...block }));
  const devices = (host.present?.daxDevices ?? []).flatMap(({ name, ranges = [], at }) => ranges.map((range): RangedFact => ({ kind: 'iomem-range', label: name, depth: 0, range, at })));
  const seen = new Set<string>();
  return [...ranged, ...blocks, ...devices].filter(({ kind, range, at }) => {
    const key = `${kind} ${range.start} ${range.end} ${at.source} ${at.span.start}`;
    return !seen.has(key) && seen.add(key);
  });
}
