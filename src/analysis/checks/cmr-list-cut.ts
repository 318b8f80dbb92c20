import { count } from '../base/format';
import { defineCheck } from './check';

export const cmrListCut = defineCheck({
  code: 'cmr-list-cut',
  title: 'The CMR list is cut',
  severity: 'warning',
  needs: ['cmrs'],
  explanation: {
    when: 'A line `...` stands right above or below a CMR, as system-report.sh and similar tools print it where they leave lines out.',
    consequence: 'The list may lack CMRs, so memory outside it cannot be called not convertible, and nothing is judged by it.',
    next: 'Capture the whole list: dmesg | grep -i "tdx: CMR".',
    source: 'The cut is made by the report, not by the kernel, which prints CMRs one after the other.',
  },
  *run({ cmrs }) {
    const { cut, unreadable, list } = cmrs;
    if (cut !== undefined) {
      const message = `The CMR list goes on where this report leaves lines out: ${count(list.length, 'CMR')} shown, perhaps more missing. Nothing is judged by a cut list. Capture all of it: dmesg | grep -i "tdx: CMR".`;
      yield { message, at: cut };
    }
    if (unreadable !== undefined) {
      const message = `This entry of the CMR list cannot be read: ${count(list.length, 'CMR')} known, and one that may lie anywhere. Nothing is judged by such a list. Correct the entry.`;
      yield { message, at: unreadable };
    }
  },
});
