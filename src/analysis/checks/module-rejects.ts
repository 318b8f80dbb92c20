import { hex64 } from '../base/format';
import type { Cmr } from '../evidence/fact';
import type { CmrList } from '../host/host';
import { regionReaching } from '../host/region-reaching';
import { firstCmrFault } from '../module/cmr-list';
import { rawStatus } from '../module/result';
import { decodeStatus } from '../module/status';
import { defineCheck } from './check';
import { beginning } from './places';

export const moduleRejects = defineCheck({
  code: 'module-rejects',
  title: 'The TDX module refuses the configuration',
  severity: 'error',
  endsInitialisation: true,
  needs: ['run', 'host', 'cmrs'],
  explanation: {
    when: "The CMR list and the TDMRs that the kernel builds are known, and the module's own checks refuse them with a status that does not hang on where PAMTs land.",
    consequence: 'The kernel prints the status of the SEAMCALL and gives up with -5 (EIO).',
    next: 'The status names the TDMR at fault; the findings on its memory say why.',
    source: 'TDH.SYS.INIT and TDH.SYS.CONFIG of the TDX module, their checks in order.',
  },
  *run({ run, host, cmrs }) {
    const { status, stage } = run;
    if (status === undefined || (stage !== 'TDH.SYS.CONFIG' && stage !== 'TDH.SYS.INIT')) return;
    const raw = hex64(rawStatus(status));
    const { code, details } = decodeStatus(raw);
    const tdmr = run.kernel.tdmrs[status.detail.tdmr ?? -1];
    const region = tdmr === undefined ? undefined : regionReaching(run.regions, tdmr.base);
    const which = details === '' ? '' : ` (${details})`;
    yield {
      message: `${stage} answers ${raw}, ${status.name}${which}: ${code?.meaning ?? 'the configuration is refused'}. The kernel gives up with -5 (EIO).`,
      at: region?.at ?? faultyCmr(cmrs)?.at ?? beginning(host),
      ...(region === undefined ? {} : { range: region.range }),
    };
  },
});

/** The entry that makes the module refuse the whole list; the module itself does not say which. */
function faultyCmr({ list }: CmrList): Cmr | undefined {
  const fault = firstCmrFault(list.map(({ range }) => range));
  return list[fault?.index ?? 0];
}
