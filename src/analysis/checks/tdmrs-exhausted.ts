import { count, hexRange, humanSize } from '../base/format';
import { overlap } from '../base/range';
import { cheapestTdmrs, ownTdmrs, type OwnTdmr } from '../run/remedies-tdmrs';
import type { Run } from '../run/run';
import { defineCheck } from './check';
import type { Related } from './finding';
import { beginning } from './places';
import { changeHint } from './remedy-hints';

/** TDMRs with the least memory that are worth a line each. */
const MOST_SHOWN = 8;

export const tdmrsExhausted = defineCheck({
  code: 'tdmrs-exhausted',
  title: 'The memory needs more TDMRs than there are',
  severity: 'error',
  endsInitialisation: true,
  needs: ['run', 'host', 'memlist'],
  uses: ['remedies'],
  explanation: {
    when: 'The memory list needs more TDMRs than the module has, 64 as a rule: one for each region, unless several share a GiB. Regions that touch take one each where their nodes or flags differ. The TDMRs with the least memory are linked.',
    consequence: 'The kernel prints "TDMRs exhausted" and gives up with -28 (ENOSPC).',
    next: 'Fewer and larger memory regions: look for what splits the memory map, such as many small reserved ranges above 4 GiB. The message names the least memory to leave out, where that is not most of it.',
    source: 'fill_out_tdmrs(); MAX_TDMRS of the TDX module.',
  },
  *run({ run, host, memlist, remedies }) {
    if (run.kernel.stage !== 'fill_out_tdmrs' || run.outcome !== 'fails') return;
    const { maxTdmrs } = host.limits;
    const tdmrs = ownTdmrs(run.regions);
    const cheapest = cheapestTdmrs(tdmrs, Math.min(MOST_SHOWN, Math.max(1, tdmrs.length - maxTdmrs)));
    yield {
      message: `The ${count(memlist.length, 'entry', 'entries')} of the memory list need ${count(tdmrs.length, 'TDMR')}, and the TDX module has ${maxTdmrs}: the kernel stops with -28 (ENOSPC). Each region takes a TDMR of its own unless it shares a GiB with its neighbour.${changeHint(remedies, ['tdmrs'])}`,
      at: run.regions[0]?.at ?? beginning(host),
      related: cheapest.flatMap((tdmr) => line(tdmr, run)),
    };
  },
});

/** The region that is most of a TDMR with little memory. */
function line({ range, memory, bytes }: OwnTdmr, { regions }: Run): Related[] {
  const region = regions.find((candidate) => memory[0] !== undefined && overlap(candidate.range, memory[0]) !== undefined);
  return region === undefined ? [] : [{ message: `Takes the TDMR ${hexRange(range)} for ${humanSize(bytes)} of memory`, at: region.at }];
}
