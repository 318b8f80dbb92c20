import { hex64 } from '../base/format';
import { rawStatus } from '../module/result';
import type { Run } from './run';

type Stage = NonNullable<Run['stage']>;

/** The steps of initialisation, as the report names them. */
const STAGES: Readonly<Record<Stage, string>> = {
  build_tdx_memlist: 'build-memlist',
  alloc_tdmr_list: 'alloc-tdmr-list',
  fill_out_tdmrs: 'fill-out-tdmrs',
  tdmrs_set_up_pamt_all: 'pamt-allocation',
  tdmrs_populate_rsvd_areas_all: 'reserved-areas',
  'TDH.SYS.INIT': 'tdh-sys-init',
  'TDH.SYS.CONFIG': 'tdh-sys-config',
};

/** `reserved-areas`: the step at which a run fails or may fail. */
export function stageOf({ stage }: Run): string | undefined {
  return stage === undefined ? undefined : STAGES[stage];
}

/** `0x` and 16 digits: what the module answers, where that is certain. */
export function statusOf({ status }: Run): string | undefined {
  return status === undefined ? undefined : hex64(rawStatus(status));
}

/** KiB of all PAMTs, as the kernel prints them; nothing where no TDMR could be made. */
export function pamtKbOf({ kernel: { tdmrs, pamtBytes } }: Run): number | undefined {
  return tdmrs.length === 0 ? undefined : pamtBytes / 1024;
}
