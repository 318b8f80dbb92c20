import { physAddr } from '../base/address';
import { count, hexRange, humanSize } from '../base/format';
import { regionReaching } from '../host/region-reaching';
import { totalOf } from '../kernel/pamt';
import { defineCheck } from './check';
import { beginning } from './places';

export const pamtAllocation = defineCheck({
  code: 'pamt-allocation',
  title: 'No stretch of memory is long enough for a PAMT',
  severity: 'error',
  endsInitialisation: true,
  needs: ['run', 'host'],
  explanation: {
    when: 'A TDMR needs one physically contiguous block for its PAMTs, and no memory region is that long.',
    consequence: 'alloc_contig_pages() fails, and initialisation ends with -12 (ENOMEM) without a message of its own.',
    next: 'Look for what splits the memory map. A PAMT takes about 1/256 of its TDMR.',
    source: 'tdmr_set_up_pamt(), alloc_contig_pages().',
  },
  *run({ run, host }) {
    const { tdmrs, memlist, placesKnown } = run.kernel;
    if (placesKnown) return;
    for (const [index, { base, size, pamtSizes, pamtPlaces }] of tdmrs.entries()) {
      const bytes = totalOf(pamtSizes);
      if (bytes === 0 || pamtPlaces.length > 0) continue;
      const range = { start: physAddr(base), end: physAddr(base + size) };
      yield {
        message: `TDMR ${index} ${hexRange(range)} needs a PAMT of ${humanSize(bytes)} in one piece, and none of the ${count(memlist.length, 'memory region')} is that long. Initialisation fails with -12 (ENOMEM), without a message of its own.`,
        at: regionReaching(run.regions, base)?.at ?? beginning(host),
        range,
      };
    }
  },
});
