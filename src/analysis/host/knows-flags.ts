import type { Region, RegionsOrigin } from './host';

/** Whether no flags mean none. Node ranges and the firmware's map have no flags, and neither has debugfs before 6.8, which has no nodes either. */
export function knowsFlags({ flags, node }: Region, origin: RegionsOrigin | undefined): boolean {
  if (flags.length > 0) return true;
  return origin === 'snapshot' || origin === 'memblock-configuration' || (origin === 'memblock-debugfs' && node !== undefined);
}
