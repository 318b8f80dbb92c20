import { hex64 } from '../base/format';
import type { KernelPrediction } from '../kernel/predict';
import { rawStatus, type ModuleStatus } from '../module/result';
import { decodeStatus } from '../module/status';

/** `0xc0000a0200000001, TDX_TDMR_OUTSIDE_CMRS (TDMR 1)`. */
export function statusWords(status: ModuleStatus): string {
  const raw = hex64(rawStatus(status));
  const { details } = decodeStatus(raw);
  return `${raw}, ${status.name}${details === '' ? '' : ` (${details})`}`;
}

/** As `statusWords`, as far as it is certain: reserved areas that overlap are sorted in no defined order, so their numbers are not. */
export function statusOf(status: ModuleStatus, { run }: KernelPrediction): string {
  return run?.sortWarning === true && status.detail.reserved !== undefined ? statusFamily(status) : statusWords(status);
}

/** `TDX_PAMT_OUTSIDE_CMRS (0xc0000a11…)`: where its details are not certain. */
export function statusFamily(status: ModuleStatus): string {
  return `${status.name} (${hex64(rawStatus(status)).slice(0, 10)}…)`;
}
