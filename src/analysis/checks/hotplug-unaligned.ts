import { hex, humanSize, sizedRange } from '../base/format';
import { alignDown, alignUp, physAddr } from '../base/address';
import { isWholeBlocks, SMALLEST_BLOCK } from '../kernel/timeline';
import { defineCheck } from './check';

export const hotplugUnaligned = defineCheck({
  code: 'hotplug-unaligned',
  title: 'A hot-added range is no whole number of memory blocks',
  severity: 'error',
  needs: ['events'],
  uses: ['memoryBlockSize'],
  explanation: {
    when: 'The start or the size of an added range is not a multiple of the memory block size. Without a known block size 128 MiB is taken, the smallest there is.',
    consequence: 'The kernel refuses the whole range with -22 (EINVAL) and prints "Block size […] unaligned hotplug range". kmem trims its ranges inward before, and so loses the ends.',
    next: 'Place and size the memory in whole blocks: the size is in /sys/devices/system/memory/block_size_bytes (hexadecimal) and in the boot log.',
    source: 'check_hotplug_memory_range().',
  },
  *run({ events, memoryBlockSize }) {
    const block = memoryBlockSize?.value ?? SMALLEST_BLOCK;
    const known = memoryBlockSize === undefined ? 'the smallest block size there is' : 'the memory block size';
    for (const { event, range, driver, at } of events) {
      if (range === undefined || (event !== 'hot-add' && event !== 'online') || isWholeBlocks(range, block)) continue;
      const start = alignUp(range.start, block);
      const end = alignDown(range.end, block);
      const inside = start < end ? `The whole blocks inside it are ${sizedRange({ start: physAddr(start), end: physAddr(end) })}.` : 'It holds no whole block.';
      const what = `${sizedRange(range)} is no whole number of memory blocks: start and size must be multiples of ${hex(block)} (${humanSize(block)}), ${known}.`;
      yield {
        message: `${what} ${event === 'online' ? 'Only whole blocks go online.' : consequence(driver)} ${inside}`,
        at,
        range,
      };
    }
  },
});

/** kmem cuts its ranges to whole blocks before it adds them. */
function consequence(driver: string | undefined): string {
  return driver === 'kmem' ? 'The kmem driver leaves out the ends without an error.' : 'The kernel refuses all of it with -22 (EINVAL).';
}
