import type { LayerId, Review } from '../../../analysis/index';
import type { Section } from './section';
import { wrap } from './wrap';

interface Evidence {
  readonly what: string;
  readonly how: string;
}

/** What is missing, and how to capture it. A layer that is not listed here is made from those that are. */
const EVIDENCE: Readonly<Partial<Record<LayerId, Evidence>>> = {
  regions: { what: 'the memory map', how: 'Capture the whole boot log: journalctl -k -b, or dmesg soon after boot.' },
  cmrs: {
    what: 'the CMR list',
    how: 'Boot once with a kernel that prints "virt/tdx: CMR: [a, b)", as Ubuntu 24.04 Intel kernels do, and put these lines into the same file.',
  },
  memoryBlockSize: {
    what: 'the memory block size',
    how: 'The boot log says "x86/mm: Memory block size: 2048MB"; /sys/devices/system/memory/block_size_bytes holds it in hex.',
  },
};

/** Missing evidence is not a pass: what it would decide is named. */
export const missingEvidence: Section = ({ review }) =>
  review.verdict.missing.flatMap((layer) => {
    const { what, how } = EVIDENCE[layer] ?? { what: layer, how: '' };
    return wrap(`Missing: ${what}${waiting(layer, review)}. ${how}`, '', '  ');
  });

function waiting(layer: LayerId, { checks }: Review): string {
  const codes = checks.filter(({ result }) => result.kind === 'not-applicable' && result.missing.includes(layer)).map(({ code }) => code);
  return codes.length === 0 ? '' : ` (not checked: ${codes.join(', ')})`;
}
