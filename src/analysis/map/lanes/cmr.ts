import { count } from '../../base/format';
import type { Lane } from '../lane';
import { segment } from '../segments';

/** Convertible Memory Regions, as the module reports them. */
export const cmrLane: Lane = {
  id: 'cmr',
  title: 'CMR',
  build(context) {
    const { cmrs } = context.review.host;
    if (cmrs === undefined) return { unknown: 'no CMR list in this evidence; mainline kernels print none' };
    const shown = count(cmrs.list.length, 'CMR');
    return {
      subtitle: cmrs.cut === undefined && cmrs.unreadable === undefined ? shown : `${shown}, the list is not whole`,
      segments: cmrs.list.map(({ range, at }, index) =>
        segment(context, { id: `cmr:${index}`, range, tone: 'cmr', label: `CMR ${index}`, at }),
      ),
    };
  },
};
