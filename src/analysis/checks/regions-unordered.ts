import { hexRange, sizedRange } from '../base/format';
import { defineCheck } from './check';

export const regionsUnordered = defineCheck({
  code: 'regions-unordered',
  title: 'Memory regions overlap or are not in ascending order',
  severity: 'warning',
  needs: ['regions'],
  explanation: {
    when: 'A memory region starts before the region before it ends.',
    consequence: 'A kernel keeps memblock sorted and free of overlaps, so the dump is not what a kernel printed. Taken literally, the kernel would leave a region that lies below the one before it without a TDMR, so what follows from the list says little of the machine.',
    next: 'Look for lines of two boots in one list, or for a mistyped digit.',
    source: 'memblock_add_range() keeps the order; fill_out_tdmrs() skips a region that ends below the end of the TDMR before.',
  },
  *run({ regions }) {
    for (const [index, { range, at }] of regions.list.entries()) {
      const previous = regions.list[index - 1];
      if (previous === undefined || range.start >= previous.range.end) continue;
      const how = range.end > previous.range.start ? 'overlaps' : 'lies below';
      yield {
        message: `${sizedRange(range)} ${how} the region before it, ${sizedRange(previous.range)}. A kernel prints memblock in ascending order without overlaps, so this list is mixed or mistyped, and what follows from it is uncertain.`,
        at,
        range,
        related: [{ message: `The region before it: ${hexRange(previous.range)}`, at: previous.at }],
      };
    }
  },
});
