import { MIB, PAGE_SIZE } from '../base/address';
import { count, sizedRange } from '../base/format';
import { wholePages } from '../kernel/memlist';
import { defineCheck } from './check';

export const regionPageUnaligned = defineCheck({
  code: 'region-page-unaligned',
  title: 'A memory region does not end on page bounds',
  severity: 'warning',
  needs: ['regions'],
  explanation: {
    when: 'A region that reaches above 1 MiB begins or ends inside a 4 KiB page.',
    consequence: 'The kernel takes whole pages only: the base rounds up, the end rounds down, and the rest is left out.',
    next: 'On x86 memblock holds whole pages, so look for a mistyped digit, or for an end that is inclusive where an exclusive one is meant.',
    source: 'for_each_mem_pfn_range(); e820__memblock_setup() trims memblock to whole pages.',
  },
  *run({ regions }) {
    for (const { range, at } of regions.list) {
      const aligned = range.start % PAGE_SIZE === 0 && range.end % PAGE_SIZE === 0;
      if (aligned || range.end <= MIB) continue;
      const { startPfn, endPfn } = wholePages(range);
      const lost = range.end - range.start - Math.max(0, endPfn - startPfn) * PAGE_SIZE;
      const hint = (range.end + 1) % PAGE_SIZE === 0 ? ' The end looks like an inclusive one: one more byte makes whole pages.' : '';
      yield {
        message: `${sizedRange(range)} does not begin and end on 4 KiB bounds. The kernel takes whole pages only and leaves out ${count(lost, 'byte')}.${hint}`,
        at,
        range,
      };
    }
  },
});
