import type { AddressRange } from '../../../src/analysis/base/range';
import { blockRuns, type BlockRun, type Refusal } from '../../../src/analysis/kernel/hotplug';

type RefusalOf = (start: number, end: number) => Refusal | undefined;

/** `blockRuns` for pieces whose answers are those of `refusalOf`. `edges` ascend, no two the same. */
export function runsOf(range: AddressRange, blockSize: number, edges: readonly number[], refusalOf: RefusalOf): BlockRun[] {
  const bounds = [0, ...edges, Number.MAX_SAFE_INTEGER];
  const answers = bounds.slice(1).map((end, piece) => refusalOf(bounds[piece] ?? 0, end));
  const pieces = { edges: Float64Array.from(edges), answers };
  return blockRuns(range, blockSize, pieces, refusalOf, edges.filter((edge) => edge <= range.start).length);
}
