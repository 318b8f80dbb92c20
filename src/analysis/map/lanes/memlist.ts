import { PAGE_SIZE, physAddr } from '../../base/address';
import { count } from '../../base/format';
import type { Lane } from '../lane';
import { nodeName, nodeTone, segment } from '../segments';
import type { MapDetail } from '../view';

const COVERAGE = {
  whole: 'wholly convertible',
  part: 'partly convertible',
  none: 'not convertible',
} as const;

/** What the kernel hands to TDX: memblock without the first megabyte, in whole pages. */
export const memlistLane: Lane = {
  id: 'memlist',
  title: 'Memlist',
  about: 'The memory that the kernel hands to TDX: memblock in whole pages, without the first megabyte.',
  build(context) {
    const { memlist, coverage, regionsAtInit: regions } = context.review;
    if (memlist === undefined || regions === undefined) return { unknown: 'no memory regions to build it from' };
    return {
      subtitle: `${count(memlist.length, 'entry', 'entries')}, above 1 MiB`,
      segments: memlist.flatMap(({ startPfn, endPfn, node, region }, index) => {
        const from = regions[region];
        if (from === undefined) return [];
        const range = { start: physAddr(startPfn * PAGE_SIZE), end: physAddr(endPfn * PAGE_SIZE) };
        const cover = coverage?.[index];
        const details: MapDetail[] = [];
        if (cover !== undefined) details.push({ name: 'CMRs', value: COVERAGE[cover.kind] });
        return segment(context, {
          id: `memlist:${index}`,
          range,
          tone: cover === undefined || cover.kind === 'whole' ? nodeTone(node) : 'error',
          label: nodeName(node),
          node,
          details,
          at: from.at,
          findings: context.findingsOn(range),
        });
      }),
    };
  },
};
