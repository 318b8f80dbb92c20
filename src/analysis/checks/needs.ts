import type { Check, LayerId } from './check';

/** Evidence without which a check is not applicable, as people call it. What every review has is left out. */
const EVIDENCE: Readonly<Record<LayerId, string | undefined>> = {
  host: undefined,
  profile: undefined,
  problems: 'a capture, or a snapshot that names what could not be read',
  events: 'memory that is added, or brought online',
  present: 'a capture of the running system (/proc/iomem, lsmem)',
  machine: 'the CPU or the registers of TDX',
  remedies: undefined,
  log: 'a log',
  observed: 'a log, or the messages in a snapshot',
  snapshot: 'a snapshot',
  firmware: 'the firmware memory map',
  regions: 'memory regions',
  memlist: 'memory regions',
  run: 'memory regions',
  runs: 'memory regions',
  hotplug: 'memory regions',
  cmrs: 'a CMR list',
  coverage: 'a whole CMR list',
  memoryBlockSize: 'the memory block size',
};

/** What a check needs, each thing once, in the words of docs/findings.md and of `tdxmem explain`. */
export function describeNeeds({ needs }: Pick<Check, 'needs'>): readonly string[] {
  return [...new Set(needs.flatMap((layer) => EVIDENCE[layer] ?? []))];
}
