import type { Refusal } from '../kernel/hotplug';

/** Why blocks may not go online, and what to do, in plain sentences. */
export interface RefusalWords {
  readonly reason: string;
  readonly next: string;
}

const REASONS: Readonly<Record<Refusal, string>> = {
  'across-entries':
    'Every page of it was TDX memory at initialisation, but the range crosses from one memory-list entry into another (a node, a flag or a hole lies inside it), and the kernel wants a block inside a single entry.',
  'outside-snapshot':
    'It lies in a CMR, so it could be TDX memory, but it was not in memblock when TDX was initialised. The TDX memory configuration is static: memory outside it is refused whether it is convertible or not.',
  'not-convertible': 'It lies in no CMR, as CXL and NVDIMM do, and it was not in memblock when TDX was initialised.',
  'outside-snapshot-unknown':
    'It was not in memblock when TDX was initialised. The TDX memory configuration is static: memory outside it is refused. Without a whole CMR list it cannot be said whether it is convertible.',
};

const NEXT: Readonly<Record<Refusal, string>> = {
  'across-entries': 'Only a block that keeps to one node and one kind of memory can go online.',
  'outside-snapshot': 'Have the memory present at boot, before TDX is initialised.',
  'not-convertible': 'Use it as devdax, or boot without TDX. Adding it before TDX is initialised would make initialisation fail.',
  'outside-snapshot-unknown': 'Have the memory present at boot if it is convertible; otherwise use it as devdax.',
};

/** The words of the finding `hotplug-refused`, for whoever asks about a block. */
export function describeRefusal(refusal: Refusal): RefusalWords {
  return { reason: REASONS[refusal], next: NEXT[refusal] };
}
