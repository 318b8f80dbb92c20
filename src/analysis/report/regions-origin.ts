import type { RegionsOrigin } from '../host/host';

const ORIGINS: Readonly<Record<RegionsOrigin, string>> = {
  snapshot: 'from the snapshot',
  'memblock-configuration': 'from "MEMBLOCK configuration"',
  'memblock-debugfs': 'from /sys/kernel/debug/memblock',
  'early-node-ranges': 'from "Early memory node ranges"',
  iomem: 'from /proc/iomem: approximate, without nodes',
  e820: 'from the e820 map: approximate, and nodes are unknown',
};

/** Which evidence memory regions come from, and what it lacks. */
export function describeOrigin(origin: RegionsOrigin): string {
  return ORIGINS[origin];
}
