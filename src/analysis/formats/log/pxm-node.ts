import { placeOf, words, type LineReader, type Section } from '../capture/line-reader';

/**
 * `SRAT: PXM 1 -> APIC 0x40 -> Node 1`, printed for every processor by acpi_numa_processor_affinity_init() and
 * acpi_numa_x2apic_affinity_init(). A table has proximity domains only; this is how they are called by the kernel. Hundreds of
 * lines in a row say the same: the first one of each pair counts.
 */
export const pxmNode: LineReader = {
  id: 'pxm-node',
  starts: ['SRAT: PXM ', 'ACPI: SRAT: PXM '],
  read: (line) => (PROCESSOR.test(words(line).slice(0, LONGEST)) ? processors() : undefined),
};

const PROCESSOR = /^(?:ACPI: )?SRAT: PXM (\d{1,10}) -> APIC (?:0x)?[\da-f]{1,8} -> (?:CPU \d{1,5} -> )?Node (\d{1,5})$/;
const LONGEST = 80;

function processors(): Section {
  const seen = new Set<string>();
  return {
    take(line) {
      const match = PROCESSOR.exec(words(line).slice(0, LONGEST));
      if (match === null) return 'ended';
      const [, pxm = '', node = ''] = match;
      const pair = `${pxm} ${node}`;
      if (seen.has(pair)) return undefined;
      seen.add(pair);
      return { kind: 'pxm-node', pxm: Number(pxm), node: Number(node), at: placeOf(line) };
    },
  };
}
