import { sizedRange } from '../base/format';
import type { Contradiction } from '../host/contradictions';
import { defineCheck } from './check';

/** What each kind of contradiction most often comes of. */
const CAUSES: Readonly<Record<Contradiction['what'], string>> = {
  'kernel-release': 'The captures are of different boots or of different hosts, so they must not be judged together.',
  'block-size': 'The size is fixed at boot, so the captures are of different boots or of different hosts.',
  'memory-outside-firmware': 'The kernel never adds to what firmware gives it, so the two are of different boots or of different hosts, or lines are missing.',
  'memory-gone': 'Either the memory was removed after the boot, or the captures are of different boots or of different hosts.',
  node: 'The captures are of different boots or of different hosts.',
  'block-state': 'The listings were taken at different times.',
  'added-memory': 'The two were taken at different times, before and after memory was added or removed.',
};

export const sourcesDisagree = defineCheck({
  code: 'sources-disagree',
  title: 'Captures contradict each other',
  severity: 'warning',
  needs: ['log', 'host'],
  explanation: {
    when: 'Two captures that are reviewed as one host say different things of the same memory, of the memory block size or of the kernel.',
    consequence: 'One of them is of another host, of another boot or of another moment. What is said of memory where they differ may be wrong.',
    next: 'Capture everything again in one go, as root: tdxmem collect prints a script for it. Or leave out the capture that does not belong.',
    source: 'The kernel takes memblock from the firmware map at boot; debugfs, /proc/iomem, lsmem and /sys/firmware/memmap show the moment.',
  },
  *run({ host }) {
    if (host.environment.value !== 'host') return;
    for (const { what, range, sides } of host.contradictions ?? []) {
      const [one, other] = sides;
      const where = range === undefined ? '' : `${sizedRange(range)}: `;
      yield {
        message: `${where === '' ? 'The captures say different things: ' : where}${one.says}, but ${other.says}. ${CAUSES[what]}`,
        at: other.at,
        ...(range !== undefined && { range }),
        related: [{ message: `${one.says.charAt(0).toUpperCase()}${one.says.slice(1)}`, at: one.at }],
      };
    }
  },
});
