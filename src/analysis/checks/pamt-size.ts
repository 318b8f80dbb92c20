import { areApproximate } from '../host/host';
import { defineCheck } from './check';

export const pamtSize = defineCheck({
  code: 'pamt-size',
  title: 'The PAMTs are not as large as computed',
  severity: 'warning',
  needs: ['run', 'observed', 'host', 'regions'],
  explanation: {
    when: 'The log prints how much memory was allocated for PAMTs, and it is not what the memory regions of the same log need.',
    consequence: 'The kernel took another memory map than the log shows: memory was added or removed before TDX was initialised, the log is of another boot, or the module counts otherwise (Dynamic PAMT).',
    next: 'Capture debugfs memblock, or the whole log of the same boot.',
    source: 'tdmr_get_pamt_sz(); the kernel prints the sum over all TDMRs in KB.',
  },
  *run({ run, host, regions }) {
    const printed = host.observed.pamtKb;
    // An approximation proves nothing, and a failed run has no sum to compare.
    if (printed === undefined || areApproximate(regions) || run.kernel.tdmrs.length === 0) return;
    const computed = run.kernel.pamtBytes / 1024;
    if (computed === printed.value) return;
    yield {
      message: `The log reports ${printed.value} KB for PAMTs; the memory regions it shows need ${computed} KB. The kernel took another memory map than this one: memory was added or removed before TDX was initialised, or the lines are of two boots.`,
      at: printed.at,
    };
  },
});
