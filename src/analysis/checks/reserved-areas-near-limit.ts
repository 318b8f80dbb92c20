import { count } from '../base/format';
import { defineCheck } from './check';
import { changeHint, changeLines } from './remedy-hints';
import { holeLines, placeOfTdmr, tdmrName, tdmrsWithHoles, withCmrHoles } from './reserved-areas';

const WHY = ['reserved-areas'] as const;

/** Share of the limit from which a TDMR is worth a warning: 12 of 16. */
const NEAR = 0.75;

export const reservedAreasNearLimit = defineCheck({
  code: 'reserved-areas-near-limit',
  title: 'A TDMR has nearly as many holes as it may have reserved areas',
  severity: 'warning',
  needs: ['run', 'host'],
  uses: ['remedies'],
  explanation: {
    when: 'Holes take 12 or more of 16 reserved areas in one TDMR, or holes and the PAMTs that could be allocated inside it could together be more than the limit.',
    consequence: 'Every PAMT that lands inside takes one more area, and where a PAMT lands cannot be known before. The same server may come up on one boot and fail with -28 on the next; another BIOS version may add the hole that is one too many.',
    next: 'Keep an eye on BIOS updates; prefer a kernel that takes holes from CMRs.',
    source: 'tdmr_populate_rsvd_holes(), tdmr_populate_rsvd_pamts(); alloc_contig_pages() chooses the place.',
  },
  *run({ run, host, remedies }) {
    let first = true;
    const limit = host.limits.maxReservedPerTdmr;
    for (const tdmr of tdmrsWithHoles(run, host)) {
      const holes = tdmr.holes.length;
      const most = holes + tdmr.placed + tdmr.possible;
      if (holes + tdmr.placed > limit || (holes < limit * NEAR && most <= limit)) continue;
      const risk = run.kernel.placesKnown
        ? `With the PAMTs that lie inside it, it needs ${most} in all.`
        : most > limit
          ? `Up to ${count(tdmr.possible, 'PAMT')} could be allocated inside it, each taking one more; with more than ${limit} the kernel stops with -28 (ENOSPC).`
          : `Even with every PAMT that could be allocated inside it, it needs no more than ${most}; a BIOS update may add holes.`;
      const open: boolean = first && most > limit;
      yield {
        message: `${tdmrName(tdmr)} needs ${holes} of ${limit} reserved areas for holes. ${risk} ${withCmrHoles(tdmr, run, host)}${open ? changeHint(remedies, WHY) : ''}`,
        at: placeOfTdmr(tdmr, run, host),
        range: tdmr.range,
        related: [...holeLines(tdmr, host), ...(open ? changeLines(remedies, WHY, run.regions) : [])],
      };
      first &&= !open;
    }
  },
});
