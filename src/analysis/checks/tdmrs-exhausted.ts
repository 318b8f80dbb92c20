import { count } from '../base/format';
import { defineCheck } from './check';
import { beginning } from './places';

export const tdmrsExhausted = defineCheck({
  code: 'tdmrs-exhausted',
  title: 'The memory needs more TDMRs than there are',
  severity: 'error',
  endsInitialisation: true,
  needs: ['run', 'host', 'memlist'],
  explanation: {
    when: 'The memory list needs more TDMRs than the module has, 64 as a rule: one for each region, unless several share a GiB.',
    consequence: 'The kernel prints "TDMRs exhausted" and gives up with -28 (ENOSPC).',
    next: 'Fewer and larger memory regions: look for what splits the memory map, such as many small reserved ranges above 4 GiB.',
    source: 'fill_out_tdmrs(); MAX_TDMRS of the TDX module.',
  },
  *run({ run, host, memlist }) {
    if (run.kernel.stage !== 'fill_out_tdmrs' || run.outcome !== 'fails') return;
    yield {
      message: `The ${count(memlist.length, 'entry', 'entries')} of the memory list need more than the ${host.limits.maxTdmrs} TDMRs that the TDX module has, so the kernel stops with -28 (ENOSPC). Each region takes a TDMR of its own unless it shares a GiB with its neighbour.`,
      at: run.regions[0]?.at ?? beginning(host),
    };
  },
});
