import { hex } from '../base/format';
import { sizeOf } from '../base/range';
import type { IomemRange, KmemMessage } from '../evidence/present-facts';
import type { Host } from './host';
import type { SnapshotKmem, SnapshotRunning } from './snapshot';
import { extent, knownFields, knownNode, someOf, type Items } from './snapshot-items';

/** What captures of the running system showed, as far as a review uses it. */
export function runningOf({ present, hotAdded }: Host, { ranges, proven }: Items): SnapshotRunning | undefined {
  return knownFields<SnapshotRunning>({
    hotAdded: ranges(hotAdded, ({ node, driver, state }) => ({ ...knownNode(node), ...(driver && { driver }), ...(state && { state }) })),
    blocks: ranges(present?.blocks, ({ state, node }) => ({ state, ...knownNode(node) })),
    iomem: ranges(memoryOf(present?.iomem ?? []), ({ label, depth }) => ({ label, ...(depth > 0 && { depth }) })),
    onlinePolicy: present?.onlinePolicy?.value,
    memmapOnMemory: present?.memmapOnMemory?.value,
    kmem: someOf((present?.kmemMessages ?? []).map((message) => proven(kmemOf(message), message.at))),
  });
}

const MEMORY = /System RAM|Soft Reserved|Persistent Memory|CXL|dax|region/;

/** Entries of memory with all that they lie in and all that lies beside them; what the kernel keeps in its RAM is left out. */
function memoryOf(tree: readonly IomemRange[]): readonly IomemRange[] {
  const branches: IomemRange[][] = [];
  for (const entry of tree) {
    const branch = branches.at(-1);
    if (entry.depth === 0 || branch === undefined) branches.push([entry]);
    else branch.push(entry);
  }
  return branches.flatMap((branch) => {
    const [top, ...inside] = branch;
    if (top === undefined || !branch.some(({ label }) => MEMORY.test(label))) return [];
    return top.label === 'System RAM' && !inside.some(({ label }) => MEMORY.test(label)) ? [top] : branch;
  });
}

function kmemOf({ device, reason, range, bytes }: KmemMessage): SnapshotKmem {
  return {
    device,
    reason,
    ...(range && sizeOf(range) > 0 && extent(range)),
    ...(bytes !== undefined && bytes > 0 && { lost: hex(bytes) }),
  };
}
