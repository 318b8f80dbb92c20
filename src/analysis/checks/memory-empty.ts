import { defineCheck } from './check';

export const memoryEmpty = defineCheck({
  code: 'memory-empty',
  title: 'No memory is left for TDX',
  severity: 'error',
  endsInitialisation: true,
  needs: ['regions', 'memlist'],
  explanation: {
    when: 'Every memory region lies below 1 MiB or holds no whole page, so the TDX memory list is empty.',
    consequence: 'The kernel still uses one TDMR of size zero, fails to allocate its PAMT, and gives up with -12 (ENOMEM).',
    next: 'The capture is most likely cut after its first line. Capture the whole list.',
    source: 'build_tdx_memlist() succeeds with an empty list; fill_out_tdmrs() and tdmr_set_up_pamt() then fail.',
  },
  *run({ regions, memlist }) {
    const [first] = regions.list;
    if (first === undefined || memlist.length > 0) return;
    const held = regions.list.length === 1 ? 'The only memory region holds no' : `None of the ${regions.list.length} memory regions holds a`;
    yield {
      message: `${held} whole page above 1 MiB, so the TDX memory list is empty and initialisation fails with -12 (ENOMEM). The capture is most likely cut.`,
      at: first.at,
      range: first.range,
    };
  },
});
