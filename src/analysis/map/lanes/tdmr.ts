import { physAddr } from '../../base/address';
import { count, humanSize } from '../../base/format';
import { regionReaching } from '../../host/region-reaching';
import { totalOf } from '../../kernel/pamt';
import type { KernelPrediction } from '../../kernel/predict';
import type { Lane } from '../lane';
import { noneBuilt } from '../none-built';
import { segment } from '../segments';
import type { MapDetail, Tone } from '../view';

/** The TDMRs that the kernel builds, with how many reserved areas each needs of those it may have. */
export const tdmrLane: Lane = {
  id: 'tdmr',
  title: 'TDMR',
  about: 'TD Memory Regions: whole GiB around the memlist, with how many of its reserved areas each uses for holes.',
  build(context) {
    const { run, host } = context.review;
    const none = noneBuilt(context.review);
    if (none !== undefined) return none;
    if (run === undefined) return { unknown: 'no memory regions to build them from' };
    const { kernel } = run;
    const { tdmrs } = kernel;
    if (tdmrs.length === 0) return { unknown: run.reason };
    const limit = host.limits.maxReservedPerTdmr;
    return {
      subtitle: `${tdmrs.length} of ${host.limits.maxTdmrs}`,
      segments: tdmrs.map(({ base, size, holes, pamtNode, pamtSizes, possiblePamts }, index) => {
        const used = holes === undefined ? '?' : `${holes.length}`;
        const range = { start: physAddr(base), end: physAddr(base + size) };
        const areas = holes === undefined ? `holes not known, of ${limit}` : `${count(holes.length, 'hole')}, ${limit} areas allowed`;
        const details: MapDetail[] = [
          { name: 'Reserved areas', value: areas },
          { name: 'PAMTs inside', value: kernel.placesKnown ? 'see the lane of PAMTs' : possibleInside(possiblePamts) },
          { name: 'Its own PAMT', value: `${humanSize(totalOf(pamtSizes))}, asked of node ${pamtNode}` },
        ];
        return segment(context, {
          id: `tdmr:${index}`,
          range,
          tone: toneOf(kernel, index),
          label: `TDMR ${index} · ${used}/${limit}`,
          details,
          at: regionReaching(run.regions, base)?.at,
          findings: context.findingsOn(range).filter(({ code }) => ABOUT_TDMRS.test(code) || (code === 'initialisation-failed' && kernel.atRisk.includes(index))),
        });
      }),
    };
  },
};

/** What the log reports is of the kernel that wrote it: under another one a TDMR may be fine. So it counts only for those at risk. */
const ABOUT_TDMRS = /^(?:reserved-areas|tdmrs|pamt|module)-/;

/** Red where the areas run out whatever the allocator does, yellow where it depends on where it puts PAMTs. */
function toneOf({ atRisk, outcome }: KernelPrediction, index: number): Tone {
  if (!atRisk.includes(index)) return 'tdmr';
  return outcome === 'fails' ? 'error' : 'warning';
}

/** Every PAMT inside takes one more area. */
function possibleInside(pamts: readonly number[]): string {
  if (pamts.length === 0) return 'none could be';
  return `${count(pamts.length, 'PAMT')} could be: that of TDMR ${pamts.join(', ')}`;
}
