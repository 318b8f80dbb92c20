import { missingEvidence, type LayerId, type Review } from '../../analysis/index';

/** What a check lacks, as people call it. Layers that the models make are missing where the memory map is, or where there is no host to judge. */
const NAMES: Readonly<Record<LayerId, string>> = {
  cmrs: 'the CMR list',
  coverage: 'a whole CMR list',
  events: 'memory that is added or asked about',
  firmware: 'the firmware map',
  host: 'a host',
  hotplug: 'the memory map of a host',
  log: 'a log',
  machine: 'the CPU or registers of TDX',
  memlist: 'the memory map of a host',
  memoryBlockSize: 'the memory block size',
  observed: 'what the log reports of TDX',
  present: 'a capture of the running system',
  problems: 'a capture',
  profile: 'a kernel profile',
  regions: 'the memory map of a host',
  remedies: 'something to change',
  run: 'the memory map of a host',
  runs: 'the memory map of a host',
  snapshot: 'a snapshot',
};

/** Why a check did not run, in one or two sentences: what is missing, and how to capture it where that is known. */
export function whyNotApplicable(code: string, missing: readonly LayerId[], review: Review): string {
  const names = [...new Set(missing.map((layer) => NAMES[layer]))];
  const how = missingEvidence(review).flatMap((piece) => (piece.notChecked.includes(code) && piece.how !== '' ? [piece.how] : []));
  return [`Not checked. Missing: ${names.join(', ')}.`, ...how].join(' ');
}
