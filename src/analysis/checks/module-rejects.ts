import { hex64 } from '../base/format';
import { cmrsIfWhole, type Host } from '../host/host';
import { regionReaching } from '../host/region-reaching';
import { totalOf } from '../kernel/pamt';
import { cmrRuns } from '../module/cmr-list';
import type { EntryCoverage } from '../module/coverage';
import { rawStatus, type ModuleStatus } from '../module/result';
import { decodeStatus } from '../module/status';
import type { Run } from '../run/run';
import { defineCheck } from './check';
import { isMisplaced } from './misplaced-pamts';
import { beginning } from './places';
import { statusOf } from './status-words';

export const moduleRejects = defineCheck({
  code: 'module-rejects',
  title: 'The TDX module refuses the configuration',
  severity: 'error',
  endsInitialisation: true,
  needs: ['run', 'host', 'cmrs', 'coverage'],
  explanation: {
    when: "The CMR list and the TDMRs that the kernel builds are known, and the module's own checks refuse them with a status that does not hang on where PAMTs land. Where the cause has a finding of its own (an invalid CMR list, memory or a PAMT outside the CMRs), that finding names the status and this one is silent.",
    consequence: 'The kernel prints the status of the SEAMCALL and gives up with -5 (EIO).',
    next: 'The status names the TDMR at fault. Limits of another module and PAMTs that a snapshot places badly are the usual causes.',
    source: 'TDH.SYS.CONFIG of the TDX module, its checks in order.',
  },
  *run({ run, host, coverage }) {
    const { status, stage, kernel, regions } = run;
    if (status === undefined || stage !== 'TDH.SYS.CONFIG' || hasOwnFinding(status, run, host, coverage)) return;
    const { code } = decodeStatus(hex64(rawStatus(status)));
    const tdmr = kernel.tdmrs[status.detail.tdmr ?? -1];
    const region = tdmr === undefined ? undefined : regionReaching(regions, tdmr.base);
    yield {
      message: `TDH.SYS.CONFIG answers ${statusOf(status, kernel)}: ${code?.meaning ?? 'the configuration is refused'}. The kernel gives up with -5 (EIO). Check the limits and the places of PAMTs that the evidence gives, and its regions.`,
      at: region?.at ?? beginning(host),
      ...(region === undefined ? {} : { range: region.range }),
    };
  },
});

/** Whether memory outside the CMRs, or a PAMT that is known to lie there, explains the status. */
function hasOwnFinding({ name, detail }: ModuleStatus, { kernel }: Run, host: Host, coverage: readonly EntryCoverage[]): boolean {
  if (name === 'TDX_TDMR_OUTSIDE_CMRS') {
    const tdmr = kernel.tdmrs[detail.tdmr ?? -1];
    return tdmr !== undefined && coverage.some(({ kind, range }) => kind !== 'whole' && range.start < tdmr.base + tdmr.size && range.end > tdmr.base);
  }
  if (name !== 'TDX_PAMT_OUTSIDE_CMRS' && name !== 'TDX_NON_ORDERED_RESERVED_IN_TDMR') return false;
  const runs = cmrRuns(cmrsIfWhole(host) ?? []);
  return kernel.tdmrs.some(({ pamtSizes }, index) => isMisplaced(host.pamtPlacements?.[index]?.value, totalOf(pamtSizes), runs));
}
