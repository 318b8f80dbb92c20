import { KIB, physAddr } from '../base/address';
import { count, hexRange, sizedRange } from '../base/format';
import type { AddressRange } from '../base/range';
import { regionReaching } from '../host/region-reaching';
import { totalOf } from '../kernel/pamt';
import { pamtMemory } from '../kernel/pamt-memory';
import { longestStretch, stretchesOf } from '../kernel/pamt-placement';
import { defineCheck } from './check';
import { beginning } from './places';

export const pamtAllocation = defineCheck({
  code: 'pamt-allocation',
  title: 'No stretch of memory is long enough for a PAMT',
  severity: 'error',
  endsInitialisation: true,
  needs: ['run', 'host', 'profile'],
  explanation: {
    when: 'A TDMR needs one physically contiguous block for its PAMTs, and no stretch of memory in one zone of one node is that long; regions that touch count as one stretch. It is a warning where the only ones that are long enough are marked hot-pluggable or driver-managed, so that they may be in ZONE_MOVABLE or offline.',
    consequence: 'alloc_contig_pages() fails, and initialisation ends with -12 (ENOMEM) without a message of its own.',
    next: 'Look for what splits the memory map: a PAMT takes about 1/256 of its TDMR. Where memory is marked, boot without movable_node, or bring it online as kernel memory (online_kernel).',
    source: 'tdmr_set_up_pamt(); alloc_contig_pages() with GFP_KERNEL, which never takes pages of ZONE_MOVABLE.',
  },
  *run({ run, host, profile }) {
    const { tdmrs, placesKnown } = run.kernel;
    if (placesKnown) return;
    const homeless = tdmrs.flatMap((tdmr, index) => (tdmr.pamtPlaceIsSure || totalOf(tdmr.pamtSizes) === 0 ? [] : [{ ...tdmr, index }]));
    const hopeless = homeless.filter(({ pamtPlaces }) => pamtPlaces.length === 0);
    // The kernel stops at the first allocation that fails, and the others have the same cause.
    const [first, ...others] = hopeless.length > 0 ? hopeless : homeless;
    if (first === undefined) return;
    const range = rangeOf({ start: first.base, end: first.base + first.size });
    const more = others.length === 0 ? '' : ` (${count(others.length, 'other TDMR')} ${others.length === 1 ? 'fares' : 'fare'} alike)`;
    const needs = `TDMR ${first.index} ${hexRange(range)} needs a PAMT of ${kib(totalOf(first.pamtSizes))} in one piece`;
    const at = regionReaching(run.regions, first.base)?.at ?? beginning(host);
    const [open] = first.pamtPlaces;
    if (open === undefined) {
      const longest = longestStretch(stretchesOf(pamtMemory(run.regions, host.events, profile)));
      const most = longest === undefined ? 'there is no memory to take it from' : `the longest stretch of memory is ${hexRange(rangeOf(longest))} (${kib(longest.end - longest.start)})`;
      yield { message: `${needs}, and ${most}${more}. Initialisation fails with -12 (ENOMEM), without a message of its own. Look for what splits the memory map.`, at, range };
      return;
    }
    yield {
      message: `${needs}, and the only memory that is long enough, such as ${sizedRange(rangeOf(open))}, is marked hot-pluggable or driver-managed${more}. If that memory is offline or in ZONE_MOVABLE, initialisation fails with -12 (ENOMEM), without a message of its own. Boot without movable_node, or bring the memory online as kernel memory.`,
      at: regionReaching(run.regions, open.start)?.at ?? at,
      range,
      severity: 'warning',
    };
  },
});

/** To the page: a stretch is often short of a few of them. */
function kib(bytes: number): string {
  return `${bytes / KIB} KiB`;
}

function rangeOf({ start, end }: { readonly start: number; readonly end: number }): AddressRange {
  return { start: physAddr(start), end: physAddr(end) };
}
