import { defineCheck } from './check';
import { beginning } from './places';

export const cmrListMissing = defineCheck({
  code: 'cmr-list-missing',
  title: 'No CMR list to judge by',
  severity: 'information',
  needs: ['regions', 'host'],
  explanation: {
    when: 'There is a memory map, and no CMR list.',
    consequence: 'Whether this memory is convertible cannot be said. No mainline kernel prints CMRs, so this is the usual case.',
    next: 'Boot once with a kernel that prints them (Ubuntu 24.04 Intel kernels do) and keep the lines `virt/tdx: CMR: [a, b)`; put them into the same file or into a snapshot.',
    source: 'Mainline kernels never read the CMR fields; see docs/formats.md for the forms that are read.',
  },
  *run({ regions, host }) {
    if (host.environment.value !== 'host' || host.cmrs !== undefined) return;
    const { length } = regions.list;
    const memory = length === 1 ? 'this memory region is' : `these ${length} memory regions are`;
    yield {
      message: `No CMR list, so nothing can be said of whether ${memory} convertible. Mainline kernels print none: add lines such as "CMR: [0x100000, 0x77800000)" to this file, or put the list into a snapshot.`,
      at: regions.list[0]?.at ?? beginning(host),
    };
  },
});
