import { EIO, ENOSPC } from '../kernel/errno';
import { defineCheck } from './check';

export const predictionMismatch = defineCheck({
  code: 'prediction-mismatch',
  title: 'The log reports another outcome than the evidence lets expect',
  severity: 'warning',
  needs: ['run', 'log', 'host', 'regions'],
  explanation: {
    when: 'The log says that TDX was initialised where the memory it shows should make that fail, or that it failed over memory where it should pass.',
    consequence: 'Something is missing from the evidence, or the kernel is not the one that was assumed.',
    next: 'The message says which evidence would settle it.',
    source: 'The models of this tool against the lines of the log.',
  },
  *run({ run, host, regions }) {
    const { outcome, errno } = host.observed;
    if (outcome === undefined) return;
    // From the firmware map alone, regions are approximate: no ground to doubt a log.
    if (regions.origin === 'e820') return;
    if (outcome.value === 'initialised' && run.outcome === 'fails') {
      yield {
        message: `The log reports that TDX was initialised, but under ${run.profile} this memory should make it fail: ${run.reason} Either the kernel is another (a vendor's with holes from CMRs: choose the profile cmr-v8), or the memory was different when TDX was initialised: capture debugfs memblock.`,
        at: outcome.at,
      };
    }
    const overMemory = errno?.value === ENOSPC || errno?.value === EIO;
    if (outcome.value === 'failed' && overMemory && run.outcome === 'passes' && !host.observed.messages.some(({ kind }) => kind === 'tdx-seamcall')) {
      yield {
        message: `The log reports that TDX failed with ${errno.value}, but under ${run.profile} this memory should pass. Memory was probably added before TDX was initialised, or PAMTs landed where they took the last reserved areas: capture debugfs memblock and the whole log of the same boot.`,
        at: outcome.at,
      };
    }
  },
});
