import { hexRange, humanSize, sizedRange } from '../base/format';
import { capacityLost, type CapacityLoss } from '../kernel/capacity-lost';
import { defineCheck } from './check';

const SEEN = 'What is left beside the memory that was added is seen here.';

export const hotplugCapacityLost = defineCheck({
  code: 'hotplug-capacity-lost',
  title: 'Alignment to memory blocks costs memory',
  severity: 'warning',
  needs: ['host', 'memoryBlockSize'],
  explanation: {
    when: 'Memory that kmem has added, or would add, does not begin and end at a memory block: the log says so, or /proc/iomem shows what is left beside it, or the firmware map has a soft-reserved range with such ends.',
    consequence: 'Only whole memory blocks go online. The driver leaves out the rest without an error, and the capacity is lost until the next boot.',
    next: 'Have firmware or the CXL region place the memory at multiples of the block size, or boot a kernel with smaller memory blocks.',
    source: 'dev_dax_kmem_probe() trims each range inward to memory_block_size_bytes().',
  },
  *run({ host, memoryBlockSize }) {
    for (const loss of capacityLost(host, memoryBlockSize.value)) {
      yield { message: words(loss, memoryBlockSize.value), at: loss.at, related: (loss.also ?? []).map((at) => ({ message: SEEN, at })), ...(loss.parts[0] !== undefined && { range: loss.parts[0] }) };
    }
  },
});

function words({ of, bytes, parts, when }: CapacityLoss, blockSize: number): string {
  // The size of a single part has been told.
  const where = parts.length === 0 ? '' : ` at ${parts.map(parts.length === 1 ? hexRange : sizedRange).join(' and ')}`;
  const lost = when === 'now' ? 'is lost' : 'would be lost if it were given to the kernel as memory';
  return `${humanSize(bytes)} of "${of}"${where} ${lost}: only whole memory blocks of ${humanSize(blockSize)} go online, and the driver leaves out the rest without an error. Place it at multiples of the block size.`;
}
