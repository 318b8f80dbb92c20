import { sizedRange } from '../base/format';
import { firstCmrFault, MAX_CMRS, type CmrFault } from '../module/cmr-list';
import { defineCheck } from './check';
import { asRelated } from './places';

const DEFECTS: Readonly<Record<CmrFault['defect'], string>> = {
  unaligned: 'does not begin and end on 4 KiB bounds',
  'beyond-address-width': 'reaches beyond the physical address space',
  'not-ascending': 'starts before the CMR before it ends',
  'too-many': `is one more than the ${MAX_CMRS} that a TDX module can hold`,
};

export const cmrListInvalid = defineCheck({
  code: 'cmr-list-invalid',
  title: 'The CMR list breaks a rule of the TDX module',
  severity: 'error',
  endsInitialisation: true,
  needs: ['cmrs'],
  explanation: {
    when: 'A CMR is not page aligned, overlaps or precedes the one before it, reaches beyond the address space, or is one too many. CMRs that touch are fine; entries of size zero are skipped.',
    consequence: 'TDH.SYS.INIT refuses the list with TDX_CMR_LIST_INVALID (0xc0000a2200000000) and does not say which entry it was. TDX stays off.',
    next: 'If firmware reports it so, update the BIOS and report it to the vendor. If the list was typed, look for a digit; the end of a CMR is exclusive.',
    source: "TDH.SYS.INIT: the module's sanity check of the CMRs.",
  },
  *run({ cmrs }) {
    const fault = firstCmrFault(cmrs.list.map(({ range }) => range));
    const cmr = cmrs.list[fault?.index ?? -1];
    if (fault === undefined || cmr === undefined) return;
    const previous = cmrs.list[fault.previous ?? -1];
    yield {
      message: `CMR ${fault.index}, ${sizedRange(cmr.range)}, ${DEFECTS[fault.defect]}. TDH.SYS.INIT refuses such a list with TDX_CMR_LIST_INVALID (0xc0000a2200000000) without saying where. Update the BIOS, or correct the list if it was typed.`,
      at: cmr.at,
      range: cmr.range,
      related: previous === undefined ? [] : asRelated([previous]),
    };
  },
});
