/** What to do about an error number, and the findings that say more. */
export interface ErrnoAdvice {
  readonly next: string;
  readonly findings: readonly string[];
}

const REVIEW = 'Review the whole boot log: tdxmem check FILE.';

const ADVICE: Readonly<Record<number, ErrnoAdvice>> = {
  1: {
    next: 'The memory was not there when TDX was initialised, or the block crosses two entries of the memory list. Ask for each block: tdxmem hotplug FILE --add BASE+SIZE.',
    findings: ['hotplug-refused'],
  },
  5: { next: 'Decode the status in the line above it, "SEAMCALL (...) failed: 0x...".', findings: ['seamcall-status', 'module-rejects'] },
  12: { next: `${REVIEW} A PAMT needs one contiguous stretch of memory; an empty memory list ends like this, too.`, findings: ['pamt-allocation', 'memory-empty'] },
  13: { next: 'A CPU was offline, or KVM was not loaded there.', findings: ['initialisation-failed'] },
  16: { next: 'Try again, or look for what else uses TDX.', findings: [] },
  19: { next: 'Check TDX and the SEAM loader in the BIOS, and the version of the TDX module.', findings: ['initialisation-failed'] },
  22: {
    next: 'A hot-added range that is no whole number of memory blocks ends like this; so does a region outside the CMRs under a kernel that checks them.',
    findings: ['hotplug-unaligned', 'region-not-convertible'],
  },
  28: { next: `${REVIEW} It names the TDMR, its holes, and a kernel under which it would pass.`, findings: ['reserved-areas-exhausted', 'tdmrs-exhausted'] },
  95: { next: 'Enable TDX in the BIOS.', findings: ['initialisation-failed'] },
};

export function adviceOnErrno(errno: number): ErrnoAdvice {
  return ADVICE[Math.abs(errno)] ?? { next: REVIEW, findings: [] };
}
