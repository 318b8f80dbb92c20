import { sizeOf } from '../base/range';
import type { Host } from '../host/host';
import { bytesOf, type MemlistEntry } from '../kernel/memlist';
import type { EntryCoverage } from '../module/coverage';

/** What a NUMA node means for TDX. Bytes. */
export interface NodeRow {
  /** Absent for memory whose node the evidence does not name. */
  readonly node?: number;
  /** In the TDX memory list. */
  readonly memory: number;
  /** Of it, in CMRs; absent without a whole CMR list. */
  readonly convertible?: number;
  /** Came after the boot. */
  readonly hotAdded: number;
  /** Whether CMRs hold all of the memory, some of it or none; absent without a whole CMR list, or without memory. */
  readonly capable?: 'wholly' | 'partly' | 'not';
}

/** One row per node, ascending; memory without a node comes last. */
export function nodeTable(memlist: readonly MemlistEntry[], coverage: readonly EntryCoverage[] | undefined, { hotAdded = [] }: Pick<Host, 'hotAdded'>): readonly NodeRow[] {
  const rows = new Map<number | undefined, { memory: number; convertible: number; hotAdded: number }>();
  const rowOf = (node: number | undefined): { memory: number; convertible: number; hotAdded: number } => {
    const known = rows.get(node) ?? { memory: 0, convertible: 0, hotAdded: 0 };
    rows.set(node, known);
    return known;
  };
  for (const [index, entry] of memlist.entries()) {
    const { start, end } = bytesOf(entry);
    const row = rowOf(entry.node);
    const outside = coverage?.[index]?.outside.reduce((sum, part) => sum + sizeOf(part), 0) ?? 0;
    row.memory += end - start;
    row.convertible += end - start - outside;
  }
  for (const { range, node } of hotAdded) rowOf(node).hotAdded += sizeOf(range);
  return [...rows]
    .sort(([a = Infinity], [b = Infinity]) => a - b)
    .map(([node, { memory, convertible, hotAdded: added }]) => ({
      ...(node !== undefined && { node }),
      memory,
      hotAdded: added,
      ...(coverage !== undefined && memory > 0 && { convertible, capable: convertible === memory ? 'wholly' : convertible === 0 ? 'not' : 'partly' }),
    }));
}
