import { describeErrno, type RangedFact } from '../analysis/index';

/** What one fact says of its range, in few words: `e820: usable`. */
export function factWords(fact: RangedFact): string {
  switch (fact.kind) {
    case 'firmware-range':
      return `${MAPS[fact.map]}: ${fact.type === 'gap' ? 'no entry' : fact.label}`;
    case 'node-range':
      return `early memory node range of node ${fact.node}`;
    case 'memblock-range':
      return `memblock.${fact.list === 'unknown' ? 'memory or memblock.reserved' : fact.list}${ofNode(fact.node)}${fact.flags.length === 0 ? '' : `, ${fact.flags.join(', ')}`}`;
    case 'memblock-change':
      return `memblock: ${fact.change === 'add' ? 'added' : 'removed'}${ofNode(fact.node)}`;
    case 'cmr':
      return 'CMR: convertible memory';
    case 'srat-range':
      return `SRAT: ${fact.node === undefined ? `proximity domain ${fact.pxm}` : `node ${fact.node}`}${fact.hotplug ? ', may come later' : ''}${fact.nonVolatile ? ', persistent' : ''}`;
    case 'cxl-window':
      return `CXL window${ofNode(fact.node)}`;
    case 'cxl-region':
      return `CXL region ${fact.name}`;
    case 'iomem-range':
      return `iomem: ${fact.label}`;
    case 'memmap-range':
      return `firmware memmap: ${fact.label}`;
    case 'block-state':
      return `memory blocks: ${fact.state}${ofNode(fact.node)}${fact.zones === undefined ? '' : `, zone ${fact.zones}`}`;
    case 'hot-added':
      return `added after the boot${ofNode(fact.node)}${fact.driver === undefined ? '' : ` by ${fact.driver}`}`;
    case 'memory-event':
      return `event: ${fact.event}${ofNode(fact.node)}${fact.driver === undefined ? '' : ` by ${fact.driver}`}`;
    case 'kmem-message':
      return `kmem, ${fact.device}: ${fact.reason}`;
    case 'hotplug-message':
      return fact.message === 'unaligned' ? `memory hotplug: refused as unaligned, ${describeErrno(-22)}` : `memory hotplug: ${fact.message === 'online-failed' ? 'bringing it online failed' : 'taking it offline failed'}`;
    case 'tdx-failure':
      return fact.reason === 'reserved-areas-exhausted' ? 'TDX: the TDMR whose reserved areas ran out' : `TDX: ${fact.reason}`;
    default:
      return assertNever(fact);
  }
}

/** The first word of what a fact is about, for headings: one for each kind of list. */
export function sectionOf(fact: RangedFact): string {
  switch (fact.kind) {
    case 'firmware-range':
      return `Firmware memory map (${MAPS[fact.map]})`;
    case 'node-range':
      return 'Early memory node ranges';
    case 'memblock-range':
      return `memblock.${fact.list === 'unknown' ? 'memory or memblock.reserved' : fact.list}`;
    case 'memblock-change':
      return 'memblock changes';
    case 'cmr':
      return 'Convertible Memory Regions';
    case 'srat-range':
      return 'SRAT';
    case 'cxl-window':
    case 'cxl-region':
      return 'CXL';
    case 'iomem-range':
      return '/proc/iomem';
    case 'memmap-range':
      return '/sys/firmware/memmap';
    case 'block-state':
      return 'Memory blocks';
    case 'hot-added':
      return 'Added after the boot';
    case 'memory-event':
      return 'Events';
    case 'kmem-message':
    case 'hotplug-message':
      return 'Memory hotplug';
    case 'tdx-failure':
      return 'TDX';
    default:
      return assertNever(fact);
  }
}

const MAPS = { bios: 'e820', modified: 'e820, modified', extended: 'e820, extended', user: 'e820, user-defined' } as const;

function ofNode(node: number | undefined): string {
  return node === undefined ? '' : `, node ${node}`;
}

function assertNever(fact: never): never {
  throw new Error(`unknown fact ${JSON.stringify(fact)}`);
}
