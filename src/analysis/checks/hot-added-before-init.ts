import { sizedRange } from '../base/format';
import { grouped } from '../base/grouped';
import { overlap } from '../base/range';
import { defineCheck } from './check';
import { consequence } from './convertible';

export const hotAddedBeforeInit = defineCheck({
  code: 'hot-added-before-init',
  title: 'Memory that is not convertible is added before TDX is initialised',
  severity: 'error',
  endsInitialisation: true,
  needs: ['host', 'profile', 'run', 'coverage', 'memlist', 'regions'],
  explanation: {
    when: 'Under a kernel that initialises TDX on demand, an event adds memory that lies in no CMR before the initialisation.',
    consequence: 'Added memory is in memblock at once, online or not. The kernel hands it to the TDX module, which refuses the whole configuration: TDX stays off (-5).',
    next: 'Load kvm_intel before the memory is added, so that TDX is initialised first: the memory then stays out of TDX and is refused when it is brought online. Kernels from 7.1 on initialise at boot and do this by themselves.',
    source: 'add_memory_resource() with ARCH_KEEP_MEMBLOCK; build_tdx_memlist().',
  },
  *run({ host, profile, coverage, memlist, regions }) {
    const { text, severity } = consequence(profile);
    // One line of /proc/iomem may hold the memory of two nodes, which are two events.
    const added = grouped(host.events.filter(({ event }) => event === 'hot-add'), ({ at }) => at);
    for (const cover of coverage) {
      if (cover.kind === 'whole') continue;
      const region = regions.list[memlist[cover.entry]?.region ?? -1];
      const range = region && added.get(region.at)?.find((event) => event.range !== undefined && overlap(event.range, cover.range) !== undefined)?.range;
      if (region === undefined || range === undefined) continue;
      yield {
        message: `${sizedRange(range)} is added before TDX is initialised, and ${cover.kind === 'none' ? 'lies in no CMR' : 'is not wholly in CMRs'}. It is in memblock from then on. ${text} Load kvm_intel first, or keep this memory as devdax.`,
        at: region.at,
        range,
        ...(severity && { severity }),
      };
    }
  },
});
