import { hex, hexRange, humanSize, sizedRange } from '../base/format';
import { overlap, sizeOf, type AddressRange } from '../base/range';
import type { Host, Region } from '../host/host';
import type { KernelProfile } from '../kernel/profiles';
import type { EntryCoverage } from '../module/coverage';
import type { ModuleStatus } from '../module/result';
import type { Run } from '../run/run';
import type { Related, Severity } from './finding';
import { statusWords } from './status-words';

/** Why a region is probably not convertible, with the line that tells. */
export interface LikelyCause {
  readonly sentence: string;
  readonly related: readonly Related[];
}

/** Looks for signs of memory that firmware never makes convertible: CXL, NVDIMM, or anything a driver added. */
export function likelyCause(region: Region, host: Host): LikelyCause {
  if (region.flags.includes('driver-managed')) {
    return { sentence: 'The region is driver-managed: kmem or virtio-mem added it, most likely from a CXL device or an NVDIMM.', related: [] };
  }
  const soft = host.firmware?.find(({ type, range }) => (type === 'soft-reserved' || type === 'persistent') && overlap(range, region.range) !== undefined);
  if (soft !== undefined) {
    return {
      sentence: `Firmware calls this memory "${soft.label}", so it is most likely CXL or persistent memory that kmem brought online.`,
      related: [{ message: `Firmware range ${hexRange(soft.range)} ${soft.label}`, at: soft.at }],
    };
  }
  const affinity = host.srat?.find(({ hotplug, nonVolatile, range }) => (hotplug || nonVolatile) && overlap(range, region.range) !== undefined);
  if (affinity !== undefined) {
    const mark = affinity.nonVolatile ? 'non-volatile' : 'hot-pluggable';
    return {
      sentence: `The SRAT marks this memory as ${mark}: it is most likely an NVDIMM, a CXL device or a DIMM added after boot.`,
      related: [{ message: `SRAT ${hexRange(affinity.range)} ${mark}`, at: affinity.at }],
    };
  }
  return { sentence: 'Memory like this is most often CXL that the BIOS presents as ordinary RAM, or RAM that the BIOS left out of the CMRs.', related: [] };
}

/** What follows for memory outside the CMRs, which depends on the kernel. `answer` is what the module says to it, where that is certain. */
export function consequence({ initialises, requiresRegionInCmr, holesFrom }: KernelProfile, answer?: ModuleStatus): { readonly text: string; readonly severity?: Severity } {
  if (initialises === 'never') {
    return { text: 'This kernel stops after the memory list and does not notice; one that asks the TDX module would be refused.', severity: 'warning' };
  }
  if (requiresRegionInCmr) {
    return {
      text: 'This kernel refuses it by itself with -22 (EINVAL) before it asks the TDX module, and TDX stays off. The figures in its message are shifted by 12 bits and are no addresses.',
    };
  }
  if (holesFrom === 'cmrs') {
    return {
      text: 'This kernel marks it reserved, so initialisation can pass; but it takes the memory for TDX memory all the same, and a TD that is given a page of it fails later.',
      severity: 'warning',
    };
  }
  const refused =
    answer === undefined
      ? 'TDH.SYS.CONFIG refuses it with TDX_TDMR_OUTSIDE_CMRS (0xc0000a02…), or with TDX_PAMT_OUTSIDE_CMRS (0xc0000a11…) if a PAMT is allocated there'
      : `TDH.SYS.CONFIG answers ${statusWords(answer)}`;
  return { text: `The kernel does not look at CMRs and hands this memory to the TDX module: ${refused}, and TDX stays off (-5).` };
}

/** The module's answer to the run, if it is certain and about the TDMR that holds this memory. */
export function answerAbout(range: AddressRange, { stage, status, kernel }: Run): ModuleStatus | undefined {
  const tdmr = stage === 'TDH.SYS.CONFIG' ? kernel.tdmrs[status?.detail.tdmr ?? -1] : undefined;
  return tdmr !== undefined && tdmr.base < range.end && tdmr.base + tdmr.size > range.start ? status : undefined;
}

/** What to do about memory that is not convertible. */
export const KEEP_OUT = 'Keep it from being system RAM until TDX is initialised: leave CXL and NVDIMM in devdax mode, or ask the firmware vendor why RAM is in no CMR.';

/** `[a, b) (2 GiB, node 1)`. */
export function describeRegion({ range }: EntryCoverage, region: Region): string {
  return `${hexRange(range)} (${humanSize(sizeOf(range))}${region.node === undefined ? '' : `, node ${region.node}`})`;
}

/** `[a, b) (4 KiB)` for each part, the first three of many. */
export function listParts(parts: readonly AddressRange[]): string {
  const shown = parts.slice(0, 3).map(sizedRange);
  const rest = parts.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

/** The region that a memlist entry comes from. */
export function regionAt(regions: readonly Region[], index: number): Region {
  const region = regions[index];
  if (region === undefined) throw new Error(`no region ${hex(index)}`);
  return region;
}
