import type { SourceId, TraitId, Traits } from './difference';
import type { FactId } from './facts';

const SOURCES: Readonly<Record<SourceId, string>> = {
  firmware: 'Firmware map',
  srat: 'SRAT',
  'cxl-windows': 'CXL windows',
  regions: 'Memory regions',
  cmrs: 'CMRs',
  memlist: 'TDX memory list',
  tdmrs: 'TDMRs',
  'reserved-areas': 'Holes in TDMRs',
  hotplug: 'Hotplug',
  'hot-added': 'Added after boot',
};

const FACTS: Readonly<Record<FactId, string>> = {
  verdict: 'verdict',
  reported: 'reported by the log',
  findings: 'errors and warnings',
  profile: 'kernel profile',
  'host-name': 'host',
  machine: 'machine',
  bios: 'BIOS',
  cpu: 'CPU',
  'kernel-release': 'kernel release',
  'tdx-module': 'TDX module',
  'memory-block-size': 'memory block size',
  'regions-from': 'memory regions from',
  limits: 'module limits',
  outcome: 'outcome',
  'tdmr-count': 'TDMRs',
  'pamt-kb': 'PAMT, KB',
  holes: 'holes',
};

/** How a source or a fact is called, and of what it is told: `CMRs`, `outcome under linux-6.8`, `holes in [0x0, 0x80000000)`. */
export function nameOf(what: SourceId | FactId, of?: string): string {
  const name = isSource(what) ? SOURCES[what] : FACTS[what];
  return of === undefined ? name : `${name} ${what === 'holes' ? 'in' : 'under'} ${of}`;
}

function isSource(what: SourceId | FactId): what is SourceId {
  return what in SOURCES;
}

const PLURALS: Readonly<Record<TraitId, string>> = {
  type: 'types',
  node: 'nodes',
  domain: 'proximity domains',
  flags: 'flags',
  holds: 'what they hold',
  answer: 'answers',
  driver: 'drivers',
  state: 'states',
};

/** `nodes`, `flags`: the traits of many ranges. */
export function traitName(id: TraitId): string {
  return PLURALS[id];
}

/** `node 0, hotplug`: what is said of a range besides its bytes. */
export function describeTraits({ type, node, domain, flags, holds, answer, driver, state }: Traits): string {
  const words = [type, node === undefined ? undefined : `node ${node}`, node === undefined && domain !== undefined ? `domain ${domain}` : undefined, flags, holds, driver, state, answer];
  return words.filter((word) => word !== undefined && word !== '').join(', ');
}
