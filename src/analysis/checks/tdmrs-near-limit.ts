import { defineCheck } from './check';
import { beginning } from './places';

/** The kernel itself warns when fewer than this many are left. */
const FEW = 4;

export const tdmrsNearLimit = defineCheck({
  code: 'tdmrs-near-limit',
  title: 'Fewer than four TDMRs are left',
  severity: 'warning',
  needs: ['run', 'host'],
  explanation: {
    when: 'The memory list takes so many TDMRs that fewer than four of them are left.',
    consequence: 'The kernel prints "consumed TDMRs reaching limit". A few more memory regions, and initialisation fails with -28.',
    next: 'Look for what splits the memory map before adding memory or updating the BIOS.',
    source: 'fill_out_tdmrs(), TDMR_NR_WARN.',
  },
  *run({ run, host }) {
    const { maxTdmrs } = host.limits;
    const used = run.kernel.tdmrs.length;
    if (used === 0 || maxTdmrs - used >= FEW) return;
    yield {
      message: `The memory list takes ${used} of ${maxTdmrs} TDMRs. A few more memory regions, from a BIOS update or new memory, and initialisation fails with -28 (ENOSPC).`,
      at: run.regions[0]?.at ?? beginning(host),
    };
  },
});
