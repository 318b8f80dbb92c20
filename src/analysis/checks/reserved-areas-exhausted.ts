import { ENOSPC } from '../kernel/errno';
import type { Run } from '../run/run';
import { defineCheck } from './check';
import { changeHint, changeLines } from './remedy-hints';
import { holeLines, placeOfTdmr, tdmrName, tdmrsWithHoles, withCmrHoles } from './reserved-areas';

const WHY = ['reserved-areas'] as const;

function ending({ outcome, errno }: Run): string {
  if (outcome !== 'fails' || errno === undefined || errno === ENOSPC) return 'The kernel stops with -28 (ENOSPC) before it asks the module.';
  return `The kernel fails with ${errno} before it counts them; once that is mended, it stops with -28 (ENOSPC).`;
}

export const reservedAreasExhausted = defineCheck({
  code: 'reserved-areas-exhausted',
  title: 'A TDMR has more holes than it may have reserved areas',
  severity: 'error',
  endsInitialisation: true,
  needs: ['run', 'host'],
  uses: ['remedies'],
  explanation: {
    when: 'The holes between the memory regions in one TDMR, with the PAMTs that the evidence places inside it, are more than the module allows reserved areas in a TDMR, 16 as a rule. Each hole is linked to the firmware range that makes it.',
    consequence: 'The kernel prints "reserved areas exhausted" and gives up with -28 (ENOSPC) before it asks the TDX module.',
    next: 'Use a kernel that takes holes from CMRs, or firmware that puts its reserved and ACPI ranges together. Another BIOS setting that leaves fewer such ranges may be enough, too. The message names the least memory to leave out, where that helps: the boot option memmap=SIZE$START does so (write \\$ in the configuration of GRUB).',
    source: 'tdmr_populate_rsvd_holes() and tdmr_add_rsvd_area(); MAX_RESERVED_AREAS of the TDX module.',
  },
  *run({ run, host, remedies }) {
    let first = true;
    const limit = host.limits.maxReservedPerTdmr;
    for (const tdmr of tdmrsWithHoles(run, host)) {
      const holes = tdmr.holes.length;
      const needed = holes + tdmr.placed;
      if (needed <= limit) continue;
      const what = holes > limit ? `${holes} reserved areas for holes alone` : `${needed} reserved areas, ${holes} for holes and ${tdmr.placed} for ${tdmr.placed === 1 ? 'the PAMT' : 'the PAMTs'} inside it`;
      yield {
        message: `${tdmrName(tdmr)} needs ${what}; the TDX module allows ${limit}. ${ending(run)} ${withCmrHoles(tdmr, run, host)}${first ? changeHint(remedies, WHY) : ''}`,
        at: placeOfTdmr(tdmr, run, host),
        range: tdmr.range,
        related: [...holeLines(tdmr, host), ...(first ? changeLines(remedies, WHY, run.regions) : [])],
      };
      // A change cures every TDMR at once, so it is told once.
      first = false;
    }
  },
});
