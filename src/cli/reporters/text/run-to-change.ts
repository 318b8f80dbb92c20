import { MOST_REGIONS_TO_CHANGE, type Review, type Run } from '../../../analysis/index';

/** The chosen run, where a change could better it. A log that reports success, and a crash kernel, need none. */
export function runToChange({ run, host: { observed, kdump } }: Review): Run | undefined {
  if (run === undefined || kdump !== undefined || observed.outcome?.value === 'initialised') return undefined;
  return run.outcome === 'fails' || run.outcome === 'may-fail' ? run : undefined;
}

/** Whether memory is in so many pieces that only other kernels are tried. */
export function bounded({ regions }: Run): boolean {
  return regions.length > MOST_REGIONS_TO_CHANGE;
}
