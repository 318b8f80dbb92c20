import type { LayerId } from '../checks/check';
import type { Review } from '../verdict/review';

/** A piece of evidence that a review lacks. Missing evidence is not a pass: what it would decide is named. */
export interface MissingEvidence {
  /** `the CMR list`. */
  readonly what: string;
  /** How to capture it, in one or two sentences; empty where there is no more to say. */
  readonly how: string;
  /** Codes of the checks that wait for it. */
  readonly notChecked: readonly string[];
}

/** A layer that is not listed here is made from those that are. */
const EVIDENCE: Readonly<Partial<Record<LayerId, Pick<MissingEvidence, 'what' | 'how'>>>> = {
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

/** What would settle or strengthen the verdict, and how to capture it. */
export function missingEvidence({ verdict, checks }: Review): readonly MissingEvidence[] {
  return verdict.missing.map((layer) => {
    const { what, how } = EVIDENCE[layer] ?? { what: layer, how: '' };
    const notChecked = checks.filter(({ result }) => result.kind === 'not-applicable' && result.missing.includes(layer)).map(({ code }) => code);
    return { what, how, notChecked };
  });
}
