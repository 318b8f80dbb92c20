import { hex64, sizedRange } from '../base/format';
import { firstCmrFault, MAX_CMRS, type CmrFault } from '../module/cmr-list';
import { rawStatus } from '../module/result';
import { defineCheck } from './check';
import { asRelated } from './places';

type Refused = Exclude<CmrFault['defect'], 'too-many'>;

const DEFECTS: Readonly<Record<Refused, string>> = {
  unaligned: 'does not begin and end on 4 KiB bounds',
  'beyond-address-width': 'reaches beyond the physical address space',
  'not-ascending': 'starts before the end of the CMR before it',
};

const STATUS = `${hex64(rawStatus({ name: 'TDX_CMR_LIST_INVALID', detail: {} }))}, TDX_CMR_LIST_INVALID`;

export const cmrListInvalid = defineCheck({
  code: 'cmr-list-invalid',
  title: 'The CMR list breaks a rule of the TDX module',
  severity: 'error',
  endsInitialisation: true,
  needs: ['cmrs'],
  explanation: {
    when: `A CMR is not page aligned, overlaps or precedes the one before it, or reaches beyond the address space. CMRs that touch are fine; entries of size zero are skipped. It is a warning where the list has more than ${MAX_CMRS} entries, which no module reports.`,
    consequence: 'TDH.SYS.INIT refuses the list with TDX_CMR_LIST_INVALID (0xc0000a2200000000) and does not say which entry it was. The kernel gives up with -5 (EIO), and TDX stays off.',
    next: 'If firmware reports it so, update the BIOS and report it to the vendor. If the list was typed, look for a digit; the end of a CMR is exclusive.',
    source: "TDH.SYS.INIT: the module's sanity check of the CMRs.",
  },
  *run({ cmrs }) {
    const fault = firstCmrFault(cmrs.list.map(({ range }) => range));
    const cmr = cmrs.list[fault?.index ?? -1];
    if (fault === undefined || cmr === undefined) return;
    const which = `CMR ${fault.index}, ${sizedRange(cmr.range)},`;
    if (fault.defect === 'too-many') {
      const message = `${which} is one more than the ${MAX_CMRS} that a TDX module reports, so this list is of two boots, or mistyped, and what follows from it is uncertain. Capture the list of one boot.`;
      yield { message, at: cmr.at, range: cmr.range, severity: 'warning' };
      return;
    }
    const previous = cmrs.list[fault.previous ?? -1];
    yield {
      message: `${which} ${DEFECTS[fault.defect]}. TDH.SYS.INIT refuses such a list with ${STATUS}, without saying where, and the kernel gives up with -5 (EIO). Update the BIOS, or correct the list if it was typed.`,
      at: cmr.at,
      range: cmr.range,
      related: previous === undefined ? [] : asRelated([previous]),
    };
  },
});
