import { count } from '../../base/format';
import type { RegionsOrigin } from '../../host/host';
import type { Lane } from '../lane';
import { nodeName, nodeTone, segment } from '../segments';

const ORIGINS: Readonly<Record<RegionsOrigin, string>> = {
  snapshot: 'from the snapshot',
  'memblock-configuration': 'memblock=debug',
  'memblock-debugfs': 'debugfs, as it is now',
  'early-node-ranges': 'early node ranges',
  iomem: '/proc/iomem, approximate',
  e820: 'from e820 only',
};

/** `memblock.memory`, the kernel's own list of memory. */
export const memblockLane: Lane = {
  id: 'memblock',
  title: 'Memblock',
  about: 'memblock.memory: what the kernel takes as memory, by node.',
  build(context) {
    const { regions } = context.review.host;
    const { moment } = context;
    if (regions === undefined) return { unknown: 'no memory regions in this evidence' };
    return {
      subtitle: moment === undefined ? `${count(regions.list.length, 'region')}, ${ORIGINS[regions.origin]}` : `${count(moment.regions.length, 'region')}, ${moment.name}`,
      segments: (moment?.regions ?? regions.list).map(({ range, node, flags, at }, index) =>
        segment(context, {
          id: `memblock:${index}`,
          range,
          tone: nodeTone(node),
          label: nodeName(node),
          node,
          details: flags.length === 0 ? [] : [{ name: 'Flags', value: flags.join(', ') }],
          at,
        }),
      ),
    };
  },
};
