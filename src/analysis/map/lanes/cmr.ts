import { count } from '../../base/format';
import type { Lane } from '../lane';
import { segment } from '../segments';

/** Convertible Memory Regions, as the module reports them. */
export const cmrLane: Lane = {
  id: 'cmr',
  title: 'CMR',
  about: 'Convertible Memory Regions: memory that the TDX module can use.',
  build(context) {
    const { cmrs } = context.review.host;
    if (cmrs === undefined) return { unknown: 'no CMR list in this evidence; mainline kernels print none' };
    const shown = count(cmrs.list.length, 'CMR');
    return {
      subtitle: cmrs.cut === undefined && cmrs.unreadable === undefined ? shown : `${shown} of a list that is not whole`,
      ...(cmrs.cut === undefined && cmrs.unreadable === undefined ? {} : { unknown: 'the list is not whole: more CMRs may lie anywhere' }),
      segments: cmrs.list.map(({ range, at }, index) =>
        segment(context, { id: `cmr:${index}`, range, tone: 'cmr', label: `CMR ${index}`, at }),
      ),
    };
  },
};
