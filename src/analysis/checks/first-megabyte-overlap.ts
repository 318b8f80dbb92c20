import { MIB, physAddr } from '../base/address';
import { sizedRange } from '../base/format';
import { overlap } from '../base/range';
import { defineCheck } from './check';
import { cmrsOn, asRelated } from './places';

const FIRST_MEGABYTE = { start: physAddr(0), end: physAddr(MIB) };

export const firstMegabyteOverlap = defineCheck({
  code: 'first-megabyte-overlap',
  title: 'Memory below 1 MiB is left out',
  severity: 'information',
  needs: ['regions', 'host'],
  explanation: {
    when: 'A memory region reaches below 1 MiB. It is a warning where a CMR reaches below 1 MiB too.',
    consequence: 'That part is not in the memory list: it never becomes TDX memory. Everything else of the region stays.',
    next: 'Nothing. Firmware keeps the first megabyte out of the CMRs, and the kernel never gives it to the page allocator.',
    source: 'build_tdx_memlist(), which begins at PFN 0x100.',
  },
  *run({ regions, host }) {
    for (const { range, at } of regions.list) {
      const left = overlap(range, FIRST_MEGABYTE);
      if (left === undefined) continue;
      const cmrs = cmrsOn(left, host.cmrs);
      const message = `${sizedRange(left)} lies below 1 MiB and is left out of the TDX memory list.`;
      if (cmrs.length === 0) {
        yield { message: `${message} This is normal and costs nothing.`, at, range: left };
      } else {
        const surprise = `A CMR reaches below 1 MiB, so the BIOS setting "Disable excluding Mem below 1MB in CMR" is probably on; the kernel still leaves this memory out.`;
        yield { message: `${message} ${surprise}`, at, range: left, severity: 'warning', related: asRelated(cmrs) };
      }
    }
  },
});
