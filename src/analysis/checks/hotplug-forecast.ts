import { count, humanSize } from '../base/format';
import { sizeOf, type AddressRange } from '../base/range';
import { partsOutside, union } from '../base/range-set';
import type { Place } from '../base/span';
import { cmrsIfWhole, type Host } from '../host/host';
import { rangesOf, type HotAdded } from '../host/hot-added';
import type { KernelProfile } from '../kernel/profiles';
import { defineCheck } from './check';

export const hotplugForecast = defineCheck({
  code: 'hotplug-forecast',
  title: 'Memory that may come later',
  severity: 'information',
  needs: ['host', 'regions', 'profile'],
  explanation: {
    when: 'Memory was added and is offline, or firmware announces memory that is not system RAM yet: CXL windows, soft-reserved or persistent ranges, or ranges that the SRAT marks as hot-pluggable or non-volatile.',
    consequence: 'After TDX is initialised the kernel refuses to bring any of it online, whether it is convertible or not. A kernel that initialises on demand takes it as TDX memory if it is online before, and then initialisation fails unless it lies in CMRs.',
    next: 'Plan for it: keep such memory in devdax mode, or accept that it stays offline while TDX is on.',
    source: 'tdx_memory_notifier(), build_tdx_memlist(); TDH.SYS.CONFIG.',
  },
  *run({ host, regions, profile }) {
    const inUse = (host.hotAdded ?? []).filter((added) => !isOffline(added));
    for (const group of announced(host, [...rangesOf(regions.list), ...rangesOf(inUse)])) {
      const bytes = group.ranges.reduce((sum, range) => sum + sizeOf(range), 0);
      const [first] = group.ranges;
      yield {
        message: `${group.what}: ${humanSize(bytes)} in ${count(group.ranges.length, 'range')}${group.what === OFFLINE ? '' : ', not system RAM so far'}. ${forecast(group.ranges, host, profile)}`,
        at: group.at,
        ...(first !== undefined && { range: first }),
      };
    }
  },
});

const OFFLINE = 'Memory that was added and is offline';

interface Announced {
  readonly what: string;
  readonly ranges: readonly AddressRange[];
  readonly at: Place;
}

/** Each kind of announcement without what a more telling one has, and without memory that is there already. */
function announced(host: Host, known: readonly AddressRange[]): readonly Announced[] {
  const kinds: readonly (readonly [what: string, list: readonly { readonly range: AddressRange; readonly at: Place }[]])[] = [
    [OFFLINE, (host.hotAdded ?? []).filter(isOffline)],
    ['CXL windows', [...(host.windows ?? []), ...(host.present?.iomem ?? []).filter(({ label }) => label.startsWith('CXL Window'))]],
    ['Soft-reserved memory', (host.firmware ?? []).filter(({ type, map }) => type === 'soft-reserved' && map === 'bios')],
    ['Persistent memory', (host.firmware ?? []).filter(({ type, map }) => type === 'persistent' && map === 'bios')],
    ['Ranges that the SRAT marks as non-volatile', (host.srat ?? []).filter(({ nonVolatile }) => nonVolatile)],
    ['Ranges that the SRAT marks as hot-pluggable', (host.srat ?? []).filter(({ hotplug, nonVolatile }) => hotplug && !nonVolatile)],
  ];
  let told = union(known);
  return kinds.flatMap(([what, list]) => {
    const [first] = list;
    const ranges = union(list.map(({ range }) => range)).flatMap((range) => partsOutside(range, told));
    told = union([...told, ...ranges]);
    return first === undefined || ranges.length === 0 ? [] : [{ what, ranges, at: first.at }];
  });
}

/** It is there, and no use can be made of it so far. */
function isOffline({ state }: HotAdded): boolean {
  return state === 'offline';
}

function forecast(ranges: readonly AddressRange[], host: Host, profile: KernelProfile): string {
  const later = 'Brought online after TDX is initialised it is refused with -EPERM and no message, convertible or not.';
  if (profile.initialises === 'at-boot') return `This kernel initialises TDX at boot, before any of it can be added: it will always be refused with -EPERM and no message, convertible or not. Keep it in devdax mode.`;
  const cmrs = cmrsIfWhole(host);
  if (cmrs === undefined) {
    const unless = failsOutsideCmrs(profile) ? 'and initialisation fails unless it lies in CMRs' : 'and no TD can use it unless it lies in CMRs';
    return `${later} Brought online before, it becomes TDX memory, ${unless}, which CXL and NVDIMM do not.`;
  }
  const runs = union(cmrs);
  const outside = ranges.flatMap((range) => partsOutside(range, runs)).reduce((sum, range) => sum + sizeOf(range), 0);
  if (outside === 0) return `All of it lies in CMRs: online before TDX is initialised it would be TDX memory. ${later}`;
  const bytes = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
  const before = failsOutsideCmrs(profile) ? 'it makes initialisation fail' : 'it is taken for TDX memory all the same, and a TD that is given a page of it fails later';
  return `${later} ${outside === bytes ? 'All' : humanSize(outside)} of it lies in no CMR: brought online before, ${before}. Keep it in devdax mode.`;
}

/** A kernel that takes holes from CMRs marks such memory reserved, unless it refuses it by itself. */
function failsOutsideCmrs({ holesFrom, requiresRegionInCmr }: KernelProfile): boolean {
  return holesFrom === 'memblock' || requiresRegionInCmr;
}
